package org.tongban.node.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.jsse.BCSSLSocket;
import org.bouncycastle.jsse.provider.BouncyCastleJsseProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tongban.core.message.MemberCode;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.core.seal.TlsIdentity;
import org.tongban.node.keeper.DirectoryKeeper;
import org.tongban.node.keeper.TwoAuthorities;
import org.tongban.node.settings.PeerSettings;
import org.tongban.node.settings.Size;
import org.tongban.node.station.PeerMessage;
import org.tongban.node.station.ReceiveMessage;

/** Listener and client of two members whose connections are of SM2, SM3 and SM4 (RFC 8998). */
class ShangMiPeersTest {
  private static final MemberCode QINGPU = new MemberCode("310118");
  private static final MemberCode JIASHAN = new MemberCode("330421");
  private static final MemberCode WUJIANG = new MemberCode("320509");
  private static final byte[] ASK = "an ask".getBytes(StandardCharsets.US_ASCII);

  @TempDir private Path folder;
  private final DefaultCamelContext camel = new DefaultCamelContext();
  private TwoAuthorities federation;
  private DirectoryKeeper directory;
  private PeerSettings settings;

  @BeforeEach
  void jiashanListens() throws Exception {
    try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      settings =
          new PeerSettings(
              "127.0.0.1", free.getLocalPort(), new Size(1 << 20), 4, 4, Duration.ofSeconds(20));
    }
    federation = new TwoAuthorities(folder);
    federation.publish(1);
    federation.sign(
        source(), "--set-endpoint=330421=https://127.0.0.1:" + settings.port() + PeerListener.PATH);
    directory = federation.start();
    directory.pull();
    camel.addRoutes(new PeerListener(settings, tls(JIASHAN, "tls.sm2")));
    camel.addRoutes(answers());
    camel.start();
  }

  @AfterEach
  void stop() {
    camel.stop();
    federation.close();
  }

  /** As shipped, but for connections of SM2; only 吴江 has not changed over. */
  private Path source() throws IOException {
    var shipped = Files.readString(Path.of("../node-config/directory.yaml"));
    var changed =
        shipped.replaceAll(
            "use: tls, certificate: (?!320509)(\\d+)/tls",
            "use: tls, suite: SM2, certificate: $1/tls.sm2");
    return Files.writeString(folder.resolve("directory.yaml"), changed);
  }

  private static RouteBuilder answers() {
    return new RouteBuilder() {
      @Override
      public void configure() {
        from("direct:answer")
            .setBody(
                exchange -> {
                  var asked = exchange.getMessage().getBody(PeerMessage.class);
                  var said = asked.peer() + " " + asked.bytes().length;
                  return new PeerReply(200, said.getBytes(StandardCharsets.US_ASCII));
                });
        from("direct:relay").stop();
      }
    };
  }

  private PeerTls tls(MemberCode member, String key) {
    var keys = federation.keys(member.value(), key);
    return new PeerTls(new TlsIdentity(() -> keys), directory, federation.clock());
  }

  private String ask(MemberCode member, String key) {
    var client = new PeerClient(camel, settings, tls(member, key), directory);
    var reply = client.exchange(JIASHAN, ASK, ReceiveMessage.MEDIA_TYPE);
    return new String(reply, StandardCharsets.US_ASCII);
  }

  @Test
  void twoMembersExchangeMessagesOverIt() {
    // Given
    var client = new PeerClient(camel, settings, tls(QINGPU, "tls.sm2"), directory);

    // When // Then
    for (int i = 0; i < 3; i++) {
      assertThat(client.exchange(JIASHAN, ASK, ReceiveMessage.MEDIA_TYPE))
          .asString(StandardCharsets.US_ASCII)
          .isEqualTo("310118 6");
    }
  }

  @Test
  void theConnectionIsOfThatSuiteAndNoOther() throws Exception {
    // Given
    var context = context(QINGPU, "tls.sm2");

    // When
    try (var socket = connected(context)) {
      socket.startHandshake();

      // Then
      assertThat(socket.getSession().getProtocol()).isEqualTo("TLSv1.3");
      assertThat(socket.getSession().getCipherSuite()).isEqualTo("TLS_SM4_GCM_SM3");
      assertThat(socket.getEnabledCipherSuites()).containsExactly("TLS_SM4_GCM_SM3");
      assertThat(socket.getEnabledProtocols()).containsExactly("TLSv1.3");
    }
  }

  @Test
  void whoOffersOtherAlgorithmsGetsNoConnection() throws Exception {
    // Given
    var identity = new TlsIdentity(() -> federation.keys(WUJIANG.value(), "tls"));
    var jdk = SSLContext.getInstance("TLS");
    jdk.init(identity.keyManagers(), new TrustManager[] {trust()}, null);

    // When // Then
    try (var socket = connected(jdk)) {
      assertThatThrownBy(socket::startHandshake).isInstanceOf(SSLException.class);
    }
    assertThatThrownBy(() -> ask(WUJIANG, "tls")).isInstanceOf(RefusedException.class);
  }

  @Test
  void aKeyThatTheDirectoryDoesNotGiveForConnectionsIsNotBelieved() {
    assertThatThrownBy(() -> ask(WUJIANG, "tls.sm2")).isInstanceOf(RefusedException.class);
    assertThatThrownBy(() -> ask(QINGPU, "sign.sm2")).isInstanceOf(RefusedException.class);
  }

  @Test
  void aServerThatIsAnotherMemberIsNotAsked() throws Exception {
    // Given
    federation.sign(
        source(), "--set-endpoint=310118=https://127.0.0.1:" + settings.port() + PeerListener.PATH);
    directory.refresh();
    directory.refresh();
    var client = new PeerClient(camel, settings, tls(JIASHAN, "tls.sm2"), directory);

    // When // Then
    assertThatThrownBy(() -> client.exchange(QINGPU, ASK, ReceiveMessage.MEDIA_TYPE))
        .isInstanceOfSatisfying(
            RefusedException.class,
            refused -> assertThat(refused.reason()).isEqualTo(Reason.PEER_NOT_TRUSTED));
  }

  @Test
  void aKeyThatItsAuthorityRevokedGetsNoConnection() throws Exception {
    // Given
    assertThat(ask(QINGPU, "tls.sm2")).isEqualTo("310118 6");

    // When
    federation.publish(2, "310118/tls.sm2");
    directory.pull();

    // Then
    assertThatThrownBy(() -> ask(QINGPU, "tls.sm2")).isInstanceOf(RefusedException.class);
  }

  @Test
  void withoutACertificateThereIsNoAnswer() throws Exception {
    // Given a client of BouncyCastle's own, with no key
    var context =
        SSLContext.getInstance("TLSv1.3", new BouncyCastleJsseProvider(new BouncyCastleProvider()));
    context.init(null, new TrustManager[] {trust()}, null);

    // When // Then
    try (var socket = connected(context)) {
      var parameters = ((BCSSLSocket) socket).getParameters();
      parameters.setCipherSuites(new String[] {"TLS_SM4_GCM_SM3"});
      parameters.setNamedGroups(new String[] {"curveSM2"});
      parameters.setSignatureSchemes(new String[] {"sm2sig_sm3"});
      ((BCSSLSocket) socket).setParameters(parameters);
      assertThatThrownBy(
              () -> {
                socket.startHandshake();
                socket.getInputStream().read();
              })
          .isInstanceOf(IOException.class);
    }
  }

  private PinnedTrust trust() {
    return new PinnedTrust(directory, Optional.of(JIASHAN), federation.clock(), key -> {});
  }

  private SSLContext context(MemberCode member, String key) {
    var keys = federation.keys(member.value(), key);
    return new TlsIdentity(() -> keys).shangMi(trust());
  }

  private SSLSocket connected(SSLContext context) throws IOException {
    var socket =
        (SSLSocket)
            context
                .getSocketFactory()
                .createSocket(InetAddress.getLoopbackAddress(), settings.port());
    socket.setSoTimeout(10_000);
    return socket;
  }
}
