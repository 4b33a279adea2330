package org.tongban.node.console.catalogue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.tongban.core.message.ServiceId;
import org.tongban.core.message.ServiceVersion;
import org.tongban.core.refusal.RefusedException;
import org.tongban.node.catalogue.Draft;
import org.tongban.node.catalogue.DraftCheck;
import org.tongban.node.catalogue.Words;
import org.tongban.node.console.Layout;
import org.tongban.node.console.Needs;
import org.tongban.node.console.Right;

/** Has a draft of a contract and its schemas checked. Nothing of it is kept. */
@Controller
public class DraftController {
  private static final String PATH = "/catalogue/draft";
  private static final int LONGEST = 512 * 1024;

  private final Services services;
  private final Layout layout;

  public DraftController(Services services, Layout layout) {
    this.services = services;
    this.layout = layout;
  }

  /**
   * What was filled in.
   *
   * @param service may be none yet
   */
  public record Form(String service, String version, String contract, String ask, String answer) {}

  /** Begins with what is in force of a service, with the number of its next minor version. */
  @GetMapping(PATH)
  String form(@RequestParam(defaultValue = "") String service, Model model) {
    var form = new Form("", "1.0", "", "", "");
    if (!service.isEmpty()) {
      var contract = services.contract(service, "");
      var files = services.files();
      var now = contract.version();
      form =
          new Form(
              service,
              now.major() + "." + (now.minor() + 1),
              files.text(contract, Draft.CONTRACT),
              files.text(contract, Draft.ASK),
              files.text(contract, Draft.ANSWER));
    }
    return show(form, model);
  }

  @PostMapping(PATH)
  @Needs(Right.CHECK_CATALOGUE)
  String check(
      @RequestParam String service,
      @RequestParam String version,
      @RequestParam(defaultValue = "") String contract,
      @RequestParam(defaultValue = "") String ask,
      @RequestParam(defaultValue = "") String answer,
      @RequestParam(required = false) MultipartFile contractFile,
      @RequestParam(required = false) MultipartFile askFile,
      @RequestParam(required = false) MultipartFile answerFile,
      jakarta.servlet.http.HttpServletResponse response,
      Model model)
      throws IOException {
    var form = new Form(service.strip(), version.strip(), contract, ask, answer);
    try {
      form =
          new Form(
              form.service(),
              form.version(),
              text(contractFile, contract),
              text(askFile, ask),
              text(answerFile, answer));
      var draft =
          new Draft(
              new ServiceId(form.service()),
              ServiceVersion.parse(form.version()),
              form.contract(),
              form.ask(),
              form.answer());
      var words = Words.of(layout.english() ? "en" : "zh");
      model.addAttribute("found", DraftCheck.of(services.files(), draft, words));
      model.addAttribute("published", published(form));
      model.addAttribute("members", services.answering(draft.service()));
      model.addAttribute("id", draft.service());
    } catch (CharacterCodingException e) {
      response.setStatus(HttpStatus.BAD_REQUEST.value());
      model.addAttribute("fault", "draft.encoding");
    } catch (IllegalArgumentException e) {
      response.setStatus(HttpStatus.BAD_REQUEST.value());
      model.addAttribute("fault", "draft.unnamed");
    }
    return show(form, model);
  }

  private boolean published(Form form) {
    try {
      services.contract(form.service(), form.version());
      return true;
    } catch (RefusedException unknown) {
      return false;
    }
  }

  /**
   * A file that was chosen wins over what stands in the field.
   *
   * @throws CharacterCodingException for what is no UTF-8: a letter that was lost would be released
   */
  private static String text(MultipartFile file, String typed) throws IOException {
    var text =
        file == null || file.isEmpty()
            ? typed
            : StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(file.getBytes()))
                .toString();
    if (text.length() > LONGEST) {
      throw new RefusedException(
          org.tongban.core.refusal.Reason.REQUEST_TOO_LARGE, "a text of the draft is too long");
    }
    return text.replace("\r\n", "\n");
  }

  private String show(Form form, Model model) {
    model.addAttribute("form", form);
    return "catalogue/draft";
  }
}
