package org.tongban.node.command;

import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.autoconfigure.ssl.PemSslBundleProperties;
import org.springframework.boot.autoconfigure.ssl.PropertiesSslBundle;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.HttpRedirects;
import org.springframework.boot.http.client.JdkHttpClientBuilder;
import org.tongban.node.settings.FilesOnDisk;
import picocli.CommandLine.Option;

/** Whom a command believes that it speaks with a node, and what it shows of itself (TLS). */
final class ApiTrust {
  @Option(names = "--authority", paramLabel = "FILE", descriptionKey = "tls.authority")
  private Path authority;

  @Option(names = "--certificate", paramLabel = "FILE", descriptionKey = "tls.certificate")
  private Path certificate;

  @Option(names = "--key", paramLabel = "FILE", descriptionKey = "tls.key")
  private Path key;

  /** A redirect is not followed: it could carry a token to another host. */
  HttpClient client(Duration timeout, Messages messages) {
    if ((certificate == null) != (key == null)) {
      throw new CommandFailedException(ExitCodes.USAGE, messages.text("tls.pair"));
    }
    if (key != null && FilesOnDisk.openToOthers(key)) {
      throw new CommandFailedException(ExitCodes.USAGE, messages.text("token.open", key));
    }
    try {
      var bundle = authority == null && key == null ? null : PropertiesSslBundle.get(files());
      return new JdkHttpClientBuilder()
          .withCustomizer(client -> client.version(HttpClient.Version.HTTP_1_1))
          .build(new HttpClientSettings(HttpRedirects.DONT_FOLLOW, timeout, null, bundle));
    } catch (IllegalStateException | IllegalArgumentException | UncheckedIOException e) {
      throw new CommandFailedException(ExitCodes.USAGE, messages.text("tls.rule"));
    }
  }

  private PemSslBundleProperties files() {
    var files = new PemSslBundleProperties();
    if (authority != null) {
      files.getTruststore().setCertificate(authority.toUri().toString());
    }
    if (key != null) {
      files.getKeystore().setCertificate(certificate.toUri().toString());
      files.getKeystore().setPrivateKey(key.toUri().toString());
      files.getKeystore().setVerifyKeys(true);
    }
    return files;
  }
}
