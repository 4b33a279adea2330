package org.tongban.node.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Function;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tongban.core.message.StrictJson;
import org.tongban.core.proof.Container;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.node.api.RequestBody;

/**
 * The page that is open to everybody, and what it has the node check: in memory, with nothing kept
 * or logged of it.
 */
@RestController
public class VerifyController {
  /** Largest file that strangers may hand in, in bytes; proofs are some 40 KiB. */
  static final int LARGEST = 2 << 20;

  private static final String CONTENT_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; connect-src 'self';"
          + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private final VerifyPage page;
  private final PublicChecks checks;
  private final PublicLimit limit;

  public VerifyController(VerifyPage page, PublicChecks checks, PublicLimit limit) {
    this.page = page;
    this.checks = checks;
    this.limit = limit;
  }

  /** The page, Chinese and of usual size by default. */
  @GetMapping(VerifyPage.PATH)
  ResponseEntity<byte[]> page(
      @RequestParam(defaultValue = "zh") String lang,
      @RequestParam(defaultValue = "") String size) {
    return with(MediaType.parseMediaType("text/html;charset=UTF-8"), page.html(lang, size));
  }

  @GetMapping(VerifyPage.PATH + "/page.css")
  ResponseEntity<byte[]> style() {
    return with(MediaType.parseMediaType("text/css;charset=UTF-8"), VerifyPage.file("page.css"));
  }

  @GetMapping(VerifyPage.PATH + "/page.js")
  ResponseEntity<byte[]> script() {
    var type = MediaType.parseMediaType("text/javascript;charset=UTF-8");
    return with(type, VerifyPage.file("page.js"));
  }

  /** Checks a slip's code, for browsers that can't. */
  @PostMapping(path = VerifyPage.PATH + "/slip", consumes = MediaType.TEXT_PLAIN_VALUE)
  ResponseEntity<byte[]> slip(HttpServletRequest request) {
    return checked(request, checks::slip);
  }

  /** Checks a proof. */
  @PostMapping(path = VerifyPage.PATH + "/proof", consumes = Container.MEDIA_TYPE)
  ResponseEntity<byte[]> proof(
      HttpServletRequest request, @RequestParam(defaultValue = "zh") String lang) {
    return checked(request, file -> checks.proof(file, VerifyPage.locale(lang)));
  }

  /** Reads the QR code of a picture. */
  @PostMapping(
      path = VerifyPage.PATH + "/image",
      consumes = {MediaType.IMAGE_PNG_VALUE, MediaType.IMAGE_JPEG_VALUE})
  ResponseEntity<byte[]> image(HttpServletRequest request) {
    var format = request.getContentType().contains("png") ? "png" : "jpeg";
    return checked(
        request,
        picture ->
            QrReader.read(picture, format)
                .map(text -> JsonNodeFactory.instance.objectNode().put("text", text))
                .orElseThrow(() -> new RefusedException(Reason.REQUEST_MALFORMED, "no QR code")));
  }

  private ResponseEntity<byte[]> checked(
      HttpServletRequest request, Function<byte[], JsonNode> check) {
    var found = limit.within(request.getRemoteAddr(), () -> check.apply(body(request)));
    return with(MediaType.APPLICATION_JSON, StrictJson.write(found));
  }

  private static byte[] body(HttpServletRequest request) {
    try {
      return RequestBody.read(request, LARGEST);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ResponseEntity<byte[]> with(MediaType type, byte[] body) {
    return ResponseEntity.ok()
        .contentType(type)
        .header("Cache-Control", "no-store")
        .header("Content-Security-Policy", CONTENT_POLICY)
        .header("X-Content-Type-Options", "nosniff")
        .header("X-Frame-Options", "DENY")
        .header("Referrer-Policy", "no-referrer")
        .header("Cross-Origin-Opener-Policy", "same-origin")
        .header("Cross-Origin-Resource-Policy", "same-origin")
        .header("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
        .body(body);
  }
}
