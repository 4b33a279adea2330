package org.tongban.node.keeper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.boot.autoconfigure.ssl.PemSslBundleProperties;
import org.springframework.boot.autoconfigure.ssl.PropertiesSslBundle;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.web.server.Ssl;
import org.tongban.core.seal.CertificateChain;
import org.tongban.core.seal.DemonstrationMark;
import org.tongban.node.settings.ApiTlsSettings;
import org.tongban.node.settings.FilesOnDisk;
import org.tongban.node.settings.Settings;

/**
 * Holds what the local API shows its callers in TLS, and who may issue the certificates that they
 * show; nothing where the settings want plain HTTP. New files are for new connections.
 */
public final class ApiCertificateKeeper {
  private static final String NAME = "api";
  private static final Set<String> VERSIONS = Set.of("TLSv1.3", "TLSv1.2");

  private final boolean demonstration;
  private final Optional<ApiTlsSettings> tls;
  private final Optional<Keeper<SslBundle>> keeper;
  private final DefaultSslBundleRegistry bundles = new DefaultSslBundleRegistry();

  /**
   * @throws NotTakenException when a file is missing, no pair, or of a demonstration authority
   */
  public ApiCertificateKeeper(Settings settings) {
    this.demonstration = settings.demonstration().allowDemonstrationCertificates();
    this.tls = settings.api().tls();
    this.keeper = tls.map(this::keeper);
    keeper.ifPresent(held -> bundles.registerBundle(NAME, held.held()));
  }

  private Keeper<SslBundle> keeper(ApiTlsSettings named) {
    var files = new ArrayList<>(List.of(named.certificate(), named.key()));
    files.addAll(named.clients());
    return new Keeper<>("The certificate of the API", files, () -> read(named), () -> read(named));
  }

  private SslBundle read(ApiTlsSettings named) {
    if (FilesOnDisk.openToOthers(named.key())) {
      throw new NotTakenException(named.key() + " may be read by others; set its mode to 0600");
    }
    refuseDemonstration(named.certificate());
    named.clients().forEach(this::refuseDemonstration);
    var properties = new PemSslBundleProperties();
    properties.getOptions().setEnabledProtocols(VERSIONS);
    properties.getKeystore().setCertificate(named.certificate().toUri().toString());
    properties.getKeystore().setPrivateKey(named.key().toUri().toString());
    properties.getKeystore().setVerifyKeys(true);
    if (!named.clients().isEmpty()) {
      properties.getTruststore().setCertificate(all(named.clients()));
    }
    try {
      var bundle = PropertiesSslBundle.get(properties);
      // read now what would else be read at the first handshake
      bundle.getStores().getKeyStore();
      bundle.getStores().getTrustStore();
      return bundle;
    } catch (IllegalStateException | IllegalArgumentException | UncheckedIOException e) {
      throw new NotTakenException(
          "api.tls.key: is no private key in PEM, or not the one of api.tls.certificate");
    }
  }

  private void refuseDemonstration(Path file) {
    var mark = CertificateChain.read(file).certificates().stream();
    if (!demonstration && mark.anyMatch(DemonstrationMark::isOn)) {
      throw new NotTakenException(file + " comes from a demonstration authority");
    }
  }

  private static String all(List<Path> files) {
    var text = new StringBuilder();
    try {
      for (var file : files) {
        text.append(Files.readString(file, StandardCharsets.ISO_8859_1)).append('\n');
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /** What a server takes its certificate from, now and after each exchange; empty for no TLS. */
  public Optional<SslBundles> bundles() {
    return keeper.map(held -> bundles);
  }

  /** How a server must use it: callers are asked for a certificate, and may have none. */
  public Ssl ssl() {
    var ssl = Ssl.forBundle(NAME);
    var asks = tls.filter(named -> !named.clients().isEmpty()).isPresent();
    ssl.setClientAuth(asks ? Ssl.ClientAuth.WANT : Ssl.ClientAuth.NONE);
    return ssl;
  }

  /** Why the files as they are now were not taken over; empty when they were. */
  public Optional<String> problem() {
    return keeper.flatMap(Keeper::problem);
  }

  /** One look at the files; called at intervals. */
  public void refresh() {
    keeper.ifPresent(this::refresh);
  }

  private void refresh(Keeper<SslBundle> held) {
    var before = held.held();
    held.refresh();
    if (held.held() != before) {
      bundles.updateBundle(NAME, held.held());
    }
  }
}
