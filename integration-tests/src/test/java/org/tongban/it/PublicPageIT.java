package org.tongban.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongban.node.demo.register.Region.JIASHAN;
import static org.tongban.node.demo.register.Region.QINGPU;
import static org.tongban.node.demo.register.Region.WUJIANG;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.QRCodeWriter;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.tongban.it.federation.Federation;
import org.tongban.it.federation.Reply;
import org.tongban.it.federation.Wish;
import org.tongban.it.federation.WithFederation;
import org.tongban.node.demo.register.KnownPeople;
import org.tongban.node.demo.register.KnownPerson;

/** What a node does for anybody who comes to its public page, and for nobody beyond it. */
@WithFederation
class PublicPageIT {
  private static final KnownPerson PERSON = KnownPeople.HUSBAND.in(QINGPU);
  private static final int SIDE = 300;

  private final Federation federation;
  private final HttpClient anybody = HttpClient.newHttpClient();

  PublicPageIT(Federation federation) {
    this.federation = federation;
  }

  private static BufferedImage drawn(String text) throws WriterException {
    var modules = new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, SIDE, SIDE);
    var picture = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_BINARY);
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        picture.setRGB(x, y, modules.get(x, y) ? 0 : 0xffffff);
      }
    }
    return picture;
  }

  @Test
  void aPictureOfTheCodeAndAProofAreCheckedByTheNodeForAnybody() throws Exception {
    // Given
    var asked = federation.ask(WUJIANG, Wish.marriage("310118", PERSON));
    var proof = federation.get(WUJIANG, "/api/v1/exchanges/" + asked.exchange() + "/proof").bytes();
    var picture = new ByteArrayOutputStream();
    ImageIO.write(drawn("https://a.example/verify#eyJ.e30.x"), "png", picture);

    // When
    var read = post("/image", "image/png", picture.toByteArray());
    var good = post("/proof?lang=en", "application/vnd.etsi.asic-e+zip", proof);
    proof[proof.length / 2] ^= 1;
    var bad = post("/proof?lang=zh", "application/vnd.etsi.asic-e+zip", proof);

    // Then
    assertThat(read.json().path("text").asText()).contains("/verify#eyJ");
    assertThat(good.json().path("checks")).hasSizeGreaterThan(10);
    assertThat(good.text())
        .doesNotContain("FAILED")
        .contains("\"ASK\",\"name\":\"ask\",\"state\":\"OK\"");
    assertThat(good.text()).doesNotContain(PERSON.idNumber(), PERSON.name());
    assertThat(bad.json().path("verdict").asText()).startsWith("验证不通过");
  }

  @Test
  void thePageIsOpenAndNothingElse() {
    // When
    var page = get("/verify");
    var beside = get("/verify/other");

    // Then
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.header("Content-Security-Policy"))
        .contains("default-src 'none'", "script-src 'self'")
        .doesNotContain("unsafe");
    assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(beside.status()).isEqualTo(401);
    assertThat(get("/api/v1/exchanges/x/slip").status()).isEqualTo(401);
    assertThat(post("/proof", "application/vnd.etsi.asic-e+zip", new byte[(2 << 20) + 1]).status())
        .isEqualTo(413);
  }

  private Reply get(String path) {
    return send(HttpRequest.newBuilder(URI.create(federation.layout().api(JIASHAN) + path)));
  }

  private Reply post(String path, String type, byte[] body) {
    var address = URI.create(federation.layout().api(JIASHAN) + "/verify" + path);
    return send(
        HttpRequest.newBuilder(address)
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
  }

  private Reply send(HttpRequest.Builder request) {
    try {
      return new Reply(anybody.send(request.build(), HttpResponse.BodyHandlers.ofByteArray()));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
