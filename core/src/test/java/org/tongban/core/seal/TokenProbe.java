package org.tongban.core.seal;

import static org.tongban.core.directory.ExampleDirectory.CLOCK;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.tongban.core.directory.CertifiedKey;
import org.tongban.core.directory.ExampleDirectory;
import org.tongban.core.directory.KeyUse;
import org.tongban.core.directory.Suite;

/**
 * A node whose keys lie in a token: prints a line for each thing that it did with them. A program
 * of its own, for the token's library reads its settings from the environment.
 */
final class TokenProbe {
  private final Path folder;
  private final TokenUri uri;

  private TokenProbe(Path folder, long slot) {
    this.folder = folder;
    this.uri = new TokenUri(slot, "sign", Path.of(TokenTest.LIBRARY), folder.resolve("pin"));
  }

  /** Arguments: a folder with the file {@code pin}, and the number of the slot. */
  public static void main(String[] arguments) throws Exception {
    new TokenProbe(Path.of(arguments[0]), Long.parseLong(arguments[1])).run();
  }

  private void run() throws Exception {
    var authority = DemonstrationAuthority.create(Clock.systemUTC(), 30);
    for (var use : KeyUse.values()) {
      bring(use, authority.issue(ExampleDirectory.QINGPU, use));
    }
    var keys = NodeKeys.load(files("sign"), files("encrypt"), files("tls"));
    print("loaded " + keys.suites());
    print("key leaves: " + (HeldKey.load(files("sign")).secret().key().getEncoded() != null));
    signs(keys);
    decrypts(keys);
    print("handshake " + handshake(keys.tls()));
    refuses("tls", "sign");
  }

  /** Puts a key and its certificate into the token, as a maker's tool does. */
  private void bring(KeyUse use, DemonstrationKey key) throws Exception {
    var pair = Party.write(folder, use.code(), key);
    var token = KeyStore.getInstance("PKCS11", Token.provider(uri));
    token.load(null, Files.readString(uri.pin()).strip().toCharArray());
    var secret = KeyFiles.secret(pair.key()).key();
    token.setKeyEntry(use.code(), secret, null, new Certificate[] {key.certificate()});
    Files.delete(pair.key());
    name(use.code(), use.code());
  }

  private void name(String file, String object) throws IOException {
    var text =
        "pkcs11:slot-id=%d;object=%s?module-path=%s&pin-source=file:%s\n"
            .formatted(uri.slot(), object, uri.module(), uri.pin());
    var named = folder.resolve(file + ".key.pem");
    Files.writeString(named, text, StandardCharsets.US_ASCII);
    Files.setPosixFilePermissions(named, PosixFilePermissions.fromString("rw-------"));
  }

  private KeyPairFiles files(String name) {
    return new KeyPairFiles(folder.resolve(name + ".key.pem"), folder.resolve(name + ".crt.pem"));
  }

  private void signs(NodeKeys keys) {
    var signed =
        new Sealer(CryptoProvider.choose(), () -> keys).sign(Federation.ask(), Suite.ES256);
    var jws = new Jws(CryptoProvider.choose());
    try {
      var object = jws.read(signed.bytes(), Typing.ASK);
      var certificate = KeyFiles.certificate(files("sign").certificate());
      print("signed " + jws.verifies(object, certificate));
    } catch (NotSealedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void decrypts(NodeKeys keys) throws NotSealedException {
    var certificate = KeyFiles.certificate(files("encrypt").certificate());
    var recipient =
        new CertifiedKey(
            ExampleDirectory.QINGPU,
            KeyUse.ENCRYPT,
            Suite.ES256,
            certificate,
            CertifiedKey.thumbprintOf(certificate),
            CLOCK.instant(),
            CLOCK.instant().plusSeconds(60),
            false);
    var jwe = new Jwe(CryptoProvider.choose());
    var sealed = jwe.encrypt("secret".getBytes(StandardCharsets.UTF_8), recipient);
    var opened = jwe.decrypt(sealed, keys);
    print("decrypted " + new String(opened.signed(), StandardCharsets.UTF_8));
  }

  private void refuses(String certificate, String key) throws IOException {
    name(certificate, key);
    try {
      files(certificate).check();
      print("took a wrong key");
    } catch (KeyFileException e) {
      print("refused " + e.getMessage().contains("is not the key of"));
    }
  }

  /** Both ends with the same key. */
  private static String handshake(TlsIdentity identity) throws Exception {
    var context = SSLContext.getInstance("TLSv1.3");
    context.init(identity.keyManagers(), new TrustManager[] {new Anybody()}, null);
    var home = InetAddress.getLoopbackAddress();
    try (var port =
        (SSLServerSocket) context.getServerSocketFactory().createServerSocket(0, 1, home)) {
      port.setNeedClientAuth(true);
      var served = CompletableFuture.supplyAsync(() -> accept(port));
      try (var socket =
          (SSLSocket) context.getSocketFactory().createSocket(home, port.getLocalPort())) {
        socket.startHandshake();
        socket.getInputStream().readAllBytes();
      }
      return served.get();
    }
  }

  private static String accept(SSLServerSocket port) {
    try (var socket = (SSLSocket) port.accept()) {
      socket.startHandshake();
      return socket.getSession().getProtocol()
          + " "
          + ((X509Certificate) socket.getSession().getPeerCertificates()[0])
              .getSubjectX500Principal()
              .getName()
              .contains("310118 tls");
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void print(String line) {
    System.out.println(line);
  }

  /** Whom to believe is not what this is about. */
  private static final class Anybody implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
