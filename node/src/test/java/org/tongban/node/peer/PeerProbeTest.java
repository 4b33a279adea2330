package org.tongban.node.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongban.node.peer.ProbeStep.CERTIFICATE;
import static org.tongban.node.peer.ProbeStep.CLOCK;
import static org.tongban.node.peer.ProbeStep.NAME;
import static org.tongban.node.peer.ProbeStep.PING;
import static org.tongban.node.peer.ProbeStep.TCP;
import static org.tongban.node.peer.ProbeStep.TLS;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tongban.core.directory.Member;
import org.tongban.core.message.MemberCode;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.core.seal.TlsIdentity;
import org.tongban.node.keeper.DirectoryKeeper;
import org.tongban.node.keeper.TwoAuthorities;
import org.tongban.node.settings.PeerSettings;
import org.tongban.node.settings.Size;

/** Each step of a test of a connection, over real sockets; the tester's clock is a minute ahead. */
class PeerProbeTest {
  private static final MemberCode QINGPU = new MemberCode("310118");
  private static final MemberCode JIASHAN = new MemberCode("330421");
  private static final MemberCode WUJIANG = new MemberCode("320509");
  private static final Duration WIDE = Duration.ofMinutes(10);

  @TempDir private Path folder;
  private final DefaultCamelContext camel = new DefaultCamelContext();
  private final List<ProbeFinding> found = new ArrayList<>();
  private TwoAuthorities federation;
  private DirectoryKeeper directory;
  private PeerSettings settings;

  @BeforeEach
  void believedByAll() throws Exception {
    settings = settings(freePort());
    federation = new TwoAuthorities(folder);
    federation.publish(1);
    directory = federation.start();
    directory.pull();
  }

  @AfterEach
  void stop() {
    camel.stop();
    federation.close();
  }

  private static PeerSettings settings(int port) {
    return new PeerSettings("127.0.0.1", port, new Size(1 << 20), 4, 4, Duration.ofSeconds(1));
  }

  private static int freePort() throws Exception {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private PeerTls tls(MemberCode member, String key) {
    var keys = federation.keys(member.value(), key);
    return new PeerTls(new TlsIdentity(() -> keys), directory, federation.clock());
  }

  /** A node at the port, with that member's key. */
  private void listening(MemberCode member) throws Exception {
    camel.addRoutes(new PeerListener(settings, tls(member, "tls")));
    camel.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            for (var way : List.of("answer", "relay", "witness", "notice")) {
              from("direct:" + way).stop();
            }
          }
        });
    camel.start();
  }

  private String test(String key, Duration skew, Function<MemberCode, Instant> ping, String at) {
    var probe =
        new PeerProbe(camel, settings, tls(QINGPU, key), directory, ping, skew, federation.clock());
    var failed = probe.test(member(at), found::add);
    return failed.map(ProbeStep::name).orElse("good");
  }

  private String test(Duration skew) {
    return test("tls", skew, peer -> federation.clock().instant(), here(settings.port()));
  }

  private static String here(int port) {
    return "https://127.0.0.1:" + port + PeerListener.PATH;
  }

  private Member member(String at) {
    var one = directory.get().directory().member(JIASHAN).orElseThrow();
    return new Member(
        one.code(),
        one.nameZh(),
        one.nameEn(),
        one.creditCode(),
        one.prefixes(),
        List.of(URI.create(at)),
        one.keys(),
        one.services(),
        one.active(),
        one.relay(),
        one.via());
  }

  private String last() {
    return found.get(found.size() - 1).key();
  }

  @Test
  void aGoodConnectionIsGoodAtEachStep() throws Exception {
    // Given
    listening(JIASHAN);

    // When
    var failed = test(WIDE);

    // Then
    assertThat(failed).isEqualTo("good");
    assertThat(found).extracting(ProbeFinding::step).containsExactly(ProbeStep.values());
    assertThat(found).allMatch(ProbeFinding::good);
    assertThat(found).extracting(one -> ProbeFinding.of(one.line())).isEqualTo(found);
  }

  @Test
  void aNameThatNobodyKnowsIsTheFirstStep() {
    // When
    var failed = test("tls", WIDE, peer -> Instant.EPOCH, "https://node.invalid/peer/v1/messages");

    // Then
    assertThat(failed).isEqualTo(NAME.name());
    assertThat(last()).isEqualTo("name.unknown");
    assertThat(found).hasSize(1);
  }

  @Test
  void aClosedPortIsNoConnection() {
    // When
    var failed = test(WIDE);

    // Then
    assertThat(failed).isEqualTo(TCP.name());
    assertThat(last()).isEqualTo("tcp.refused");
  }

  @Test
  void aPortThatNeverSpeaksIsNoTls() throws Exception {
    try (var silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      // When
      var failed = test("tls", WIDE, peer -> Instant.EPOCH, here(silent.getLocalPort()));

      // Then
      assertThat(failed).isEqualTo(TLS.name());
      assertThat(last()).isEqualTo("tls.silent");
    }
  }

  @Test
  void anotherMembersCertificateIsNamedAndNotBelieved() throws Exception {
    // Given
    listening(WUJIANG);

    // When
    var failed = test(WIDE);

    // Then
    assertThat(failed).isEqualTo(CERTIFICATE.name());
    assertThat(last()).isEqualTo("certificate.other");
    assertThat(found.get(found.size() - 1).detail()).isEqualTo(WUJIANG.value());
    assertThat(found).extracting(ProbeFinding::step).containsExactly(NAME, TCP, TLS, CERTIFICATE);
  }

  @Test
  void itIsToldWhenTheOtherSideDoesNotBelieveUs() throws Exception {
    // Given
    listening(JIASHAN);

    // When
    var failed = test("sign", WIDE, peer -> Instant.EPOCH, here(settings.port()));

    // Then
    assertThat(failed).isEqualTo(CERTIFICATE.name());
    assertThat(last()).isEqualTo("certificate.refused");
  }

  @Test
  void aClockThatIsOffIsToldInSeconds() throws Exception {
    // Given
    listening(JIASHAN);

    // When
    var failed = test(Duration.ofSeconds(5));

    // Then
    assertThat(failed).isEqualTo(CLOCK.name());
    assertThat(last()).isEqualTo("clock.off");
    assertThat(Long.parseLong(found.get(found.size() - 1).detail())).isBetween(-61L, -30L);
  }

  @Test
  void whoCanNotSignFailsAtTheLastStepWithTheReason() throws Exception {
    // Given
    listening(JIASHAN);

    // When
    var failed =
        test(
            "tls",
            WIDE,
            peer -> {
              throw new RefusedException(Reason.SIGNATURE_INVALID, "forged");
            },
            here(settings.port()));

    // Then
    assertThat(failed).isEqualTo(PING.name());
    assertThat(found.get(found.size() - 1).detail()).isEqualTo("signature-invalid");
  }
}
