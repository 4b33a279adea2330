package org.tongban.node.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tongban.core.message.MemberCode;
import org.tongban.node.keeper.DirectoryKeeper;
import org.tongban.node.keeper.TwoAuthorities;

/** A real handshake between two members, one of which has lost its key. */
class RevokedPeerTest {
  private static final MemberCode QINGPU = new MemberCode("310118");
  private static final MemberCode JIASHAN = new MemberCode("330421");
  private static final int PATIENCE = 20;

  @TempDir private Path folder;
  private TwoAuthorities federation;
  private DirectoryKeeper directory;

  @BeforeEach
  void membersWhoBelieveEachOther() throws IOException {
    federation = new TwoAuthorities(folder);
    federation.publish(1);
    directory = federation.start();
    directory.pull();
  }

  @AfterEach
  void stop() {
    federation.close();
  }

  @Test
  void aRevokedClientGetsNoConnection() throws Exception {
    // Given
    assertThat(handshake(QINGPU, JIASHAN)).isEqualTo("believed");

    // When
    federation.publish(2, "310118/tls");
    directory.pull();

    // Then
    // the alert, or a connection that is closed already
    assertThatThrownBy(() -> handshake(QINGPU, JIASHAN)).isInstanceOf(IOException.class);
    assertThat(handshake(JIASHAN, new MemberCode("320509"))).isEqualTo("believed");
  }

  @Test
  void aRevokedServerIsNotAsked() throws Exception {
    // When
    federation.publish(2, "330421/tls");
    directory.pull();

    // Then
    assertThatThrownBy(() -> handshake(QINGPU, JIASHAN)).isInstanceOf(SSLException.class);
  }

  @Test
  void aConnectionThatIsUpIsJudgedAgain() throws IOException {
    // Given
    var trust = new PinnedTrust(directory, Optional.empty(), federation.clock(), key -> {});
    var certificate = federation.certificate("310118/tls");
    var before = trust.memberOf(certificate);

    // When
    federation.publish(2, "310118/tls");
    directory.pull();

    // Then
    assertThat(before).contains(QINGPU);
    assertThat(trust.memberOf(certificate)).isEmpty();
  }

  @Test
  void nobodyIsBelievedWhileTheListsAreTooOld() throws Exception {
    // When
    federation.clock().turn(Duration.ofDays(9));

    // Then
    assertThatThrownBy(() -> handshake(QINGPU, JIASHAN)).isInstanceOf(SSLException.class);
  }

  /** The word that the server sends when it believes the client. */
  private String handshake(MemberCode client, MemberCode server) throws Exception {
    var home = InetAddress.getLoopbackAddress();
    var listening = context(server, Optional.empty()).getServerSocketFactory();
    try (var port = (SSLServerSocket) listening.createServerSocket(0, 1, home)) {
      port.setNeedClientAuth(true);
      var served = CompletableFuture.runAsync(() -> serve(port));
      var calling = context(client, Optional.of(server)).getSocketFactory();
      String said;
      try (var socket = (SSLSocket) calling.createSocket(home, port.getLocalPort())) {
        socket.startHandshake();
        said = new String(socket.getInputStream().readAllBytes(), "US-ASCII");
      }
      served.get(PATIENCE, TimeUnit.SECONDS);
      return said;
    }
  }

  private static void serve(SSLServerSocket port) {
    try (var socket = (SSLSocket) port.accept()) {
      socket.startHandshake();
      socket.getOutputStream().write("believed".getBytes("US-ASCII"));
    } catch (IOException e) {
      throw new CompletionException(e);
    }
  }

  private SSLContext context(MemberCode member, Optional<MemberCode> expected)
      throws GeneralSecurityException {
    var context = SSLContext.getInstance("TLSv1.3");
    context.init(
        federation.keys(member.value()).tls().keyManagers(),
        new TrustManager[] {new PinnedTrust(directory, expected, federation.clock(), key -> {})},
        null);
    return context;
  }
}
