package org.tongban.harness.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongban.node.demo.register.Region.JIASHAN;
import static org.tongban.node.demo.register.Region.QINGPU;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.tongban.core.message.MemberCode;
import org.tongban.it.federation.Federation;
import org.tongban.it.federation.WithFederation;
import org.tongban.node.keeper.DirectoryKeeper;
import org.tongban.node.peer.PeerTls;
import org.tongban.node.settings.PeerSettings;
import org.tongban.node.settings.Size;
import org.tongban.node.station.ReceiveMessage;

/** What nodes are measured against has no station of theirs, so it asks nobody for a token. */
@WithFederation
class ControlIT {
  private static final int FREE = 9;

  private final Federation federation;

  ControlIT(Federation federation) {
    this.federation = federation;
  }

  @Test
  void whoeverCallsIsLetInAndTheBytesGoToThePeer() throws Exception {
    // Given
    var parts =
        new Control.Parts(
            new PeerSettings(
                "127.0.0.1",
                federation.layout().ports() + FREE,
                new Size(1 << 20),
                2,
                2,
                Duration.ofSeconds(10)),
            federation.part(JIASHAN, PeerTls.class),
            federation.part(JIASHAN, DirectoryKeeper.class),
            new MemberCode(QINGPU.code()),
            new byte[] {1});
    try (var control = ControlEnd.start(parts, 0)) {
      var door = control.getEnvironment().getProperty("local.server.port");
      var address = URI.create("http://127.0.0.1:" + door + Control.PATH);
      var bytes = HttpRequest.BodyPublishers.ofString("no message");

      // When
      var other = HttpRequest.newBuilder(address).header("Content-Type", "text/plain").POST(bytes);
      var forwarded =
          HttpRequest.newBuilder(address)
              .header("Content-Type", ReceiveMessage.MEDIA_TYPE)
              .POST(bytes);

      // Then: the peer is a real node, which signs that it takes no such thing
      assertThat(sent(other).statusCode()).isEqualTo(415);
      var signed = sent(forwarded).body().split("\\.", 3)[1];
      assertThat(new String(Base64.getUrlDecoder().decode(signed), StandardCharsets.UTF_8))
          .contains("\"iss\":\"" + QINGPU.code() + "\"", "REFUSED");
    }
  }

  private static HttpResponse<String> sent(HttpRequest.Builder request) throws Exception {
    var client = HttpClient.newHttpClient();
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
