package org.tongban.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongban.node.demo.register.Region.JIASHAN;
import static org.tongban.node.demo.register.Region.QINGPU;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;
import org.tongban.core.directory.KeyUse;
import org.tongban.core.message.MemberCode;
import org.tongban.core.seal.DemonstrationAuthority;
import org.tongban.harness.forge.RawKeys;
import org.tongban.it.federation.Federation;
import org.tongban.it.federation.Jws;
import org.tongban.it.federation.RawPeer;
import org.tongban.it.federation.Wish;
import org.tongban.it.federation.WithFederation;
import org.tongban.node.NodeProgram;
import org.tongban.node.demo.register.KnownPeople;
import org.tongban.node.keeper.DirectoryKeeper;

/** A running node that pulls the list of an authority, which revokes a member's key meanwhile. */
@WithFederation
class RevocationIT {
  /** 吴中: a member without a node of its own, whose keys no other test needs. */
  private static final String MEMBER = "320506";

  private static final Duration GO_ON_FOR = Duration.ofSeconds(2);

  private final Federation federation;
  private final DemonstrationAuthority authority =
      DemonstrationAuthority.create(Clock.systemUTC(), 30);
  private final AtomicReference<byte[]> list = new AtomicReference<>();
  private final Path source;
  private final String before;
  private final int api = freePort();
  private final int peer = freePort();
  private HttpServer web;
  private NodeProgram node;

  RevocationIT(Federation federation) throws IOException {
    this.federation = federation;
    this.source = federation.layout().home().resolve("node-config").resolve("directory.yaml");
    this.before = Files.readString(source);
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @BeforeEach
  void aNodeThatBelievesTheAuthority() throws IOException {
    web = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    web.createContext(
        "/authority.crl",
        exchange -> {
          exchange.sendResponseHeaders(200, list.get().length);
          exchange.getResponseBody().write(list.get());
          exchange.close();
        });
    web.start();
    publish(1, Duration.ofDays(1));
    for (var use : KeyUse.values()) {
      issue(use);
    }
    Files.writeString(
        source,
        before.replaceAll("certificate: " + MEMBER + "/(\\w+\\.crt)", "certificate: own/$1"));
    federation.publish();
    var data = federation.layout().data().resolve("revoking");
    FileSystemUtils.copyRecursively(
        federation.layout().nodeData(QINGPU).resolve("callers"), data.resolve("callers"));
    copyKeys(data.resolve("keys"));
    node = federation.replica(QINGPU, settings(), data, api, peer);
    node.part(DirectoryKeeper.class).pull();
  }

  @AfterEach
  void asItWas() throws IOException {
    node.close();
    web.stop(0);
    Files.writeString(source, before);
    federation.publish();
  }

  private Path certs() {
    return federation.layout().federation().resolve("certs").resolve("own");
  }

  private void issue(KeyUse use) throws IOException {
    var issued = authority.issue(new MemberCode(MEMBER), use);
    Files.createDirectories(certs());
    Files.writeString(certs().resolve(use.code() + ".crt.pem"), issued.certificatePem());
    Files.writeString(certs().resolve(use.code() + ".key.pem"), issued.secretKeyPem());
  }

  private void copyKeys(Path to) throws IOException {
    Files.createDirectories(to);
    try (var files = Files.list(federation.layout().nodeData(QINGPU).resolve("keys"))) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        var copy = to.resolve(file.getFileName());
        Files.write(copy, Files.readAllBytes(file));
        Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rw-------"));
      }
    }
  }

  /** The example's, with the authority. */
  private Path settings() throws IOException {
    var example = federation.layout().config(QINGPU);
    var folder = example.resolveSibling("revoking");
    FileSystemUtils.copyRecursively(example, folder);
    var root = Files.writeString(folder.resolve("root.pem"), authority.certificatePem());
    var from = "http://127.0.0.1:" + web.getAddress().getPort() + "/authority.crl";
    var lines =
        "\n  revocation:\n    authorities: [%s]\n    listsFrom: ['%s']\n    goOnFor: %s\n"
            .formatted(root, from, GO_ON_FOR);
    var yaml = Files.readString(folder.resolve("node.yaml"));
    Files.writeString(folder.resolve("node.yaml"), yaml.replace("\n  revocation:\n", lines));
    return folder;
  }

  /** A new list, good for that long. */
  private void publish(long number, Duration life, RawKeys... revoked) {
    var now = Instant.now();
    var certificates = List.of(revoked).stream().map(RawKeys::certificate).toList();
    list.set(authority.revocationList(number, now.minusSeconds(1), now.plus(life), certificates));
  }

  private RawKeys keys(String use) {
    return RawKeys.read(certs(), use);
  }

  /** The reason that the node gives in its signed refusal. */
  private String refusal(Jws ask) throws IOException {
    var address = "https://127.0.0.1:" + peer + "/peer/v1/messages";
    var reply = RawPeer.with(keys("tls")).post(address, ask.sign(keys("sign")));
    assertThat(reply.status()).isEqualTo(200);
    var signer = federation.keys(QINGPU, "sign").certificate().getPublicKey();
    return Jws.verified(reply.bytes(), signer).path("reason").asText();
  }

  private Jws ask() {
    return Jws.ask(QINGPU, QINGPU, KnownPeople.ASSISTED.in(QINGPU), keys("sign"))
        .claims(claims -> claims.put("iss", MEMBER));
  }

  @Test
  void aKeyThatIsRevokedWhileTheNodeRunsIsRefusedAndSoIsEveryoneWhenTheListEnds() throws Exception {
    // Given a member that is believed, though no rule permits it anything
    assertThat(refusal(ask())).isEqualTo("not-permitted");

    // When its authority revokes the key that it signs with
    publish(2, Duration.ofDays(1), keys("sign"));
    node.part(DirectoryKeeper.class).pull();

    // Then
    assertThat(refusal(ask())).isEqualTo("signature-invalid");
    assertThat(federation.journal(node).after(0))
        .extracting(entry -> entry.kind() + " " + entry.peer() + " " + entry.reason())
        .contains("MESSAGE_REJECTED " + MEMBER + " signature-invalid");

    // When the list has ended and no newer one comes
    publish(3, Duration.ofSeconds(1));
    node.part(DirectoryKeeper.class).pull();
    TimeUnit.SECONDS.sleep(GO_ON_FOR.toSeconds() + 2);

    // Then nobody is believed
    var wish = Wish.assistance(JIASHAN.code(), KnownPeople.ASSISTED.in(JIASHAN));
    var request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + api + "/api/v1/asks/" + wish.service()))
            .header("Authorization", "Bearer " + federation.token(QINGPU))
            .header("Idempotency-Key", "after-the-list")
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(wish.bytes()));
    assertThat(federation.send(request).problem())
        .isEqualTo("503 revocation-unknown at asking-node");
  }
}
