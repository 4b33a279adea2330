package org.tongban.core.seal;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.util.encoders.DecoderException;
import org.bouncycastle.util.io.pem.PemReader;
import org.tongban.core.directory.CertificateReader;
import org.tongban.core.directory.CertifiedKey;
import org.tongban.core.directory.KeyUse;
import org.tongban.core.directory.Suite;

/**
 * A certificate and those of the authorities above it, as a PEM file holds them: the own one first,
 * each issued by the next (RFC 8446 §4.4.2). Nodes trust what the directory pins; a chain shows a
 * person where a certificate comes from, and keeps a wrong one from being put into place.
 */
public final class CertificateChain {
  private static final int MOST = 10;
  private static final long LARGEST = 256L * 1024;
  private static final String ANY = "2.5.29.37.0";

  private final List<X509Certificate> certificates;

  private CertificateChain(List<X509Certificate> certificates) {
    this.certificates = List.copyOf(certificates);
  }

  /** How far up a chain reaches. */
  public enum State {
    /** To a certificate that signed itself. */
    WHOLE,
    /** Not to the root; what is there fits together. */
    OPEN,
    /** Something in it doesn't belong there. */
    BROKEN
  }

  /**
   * Reads the certificates of a PEM file.
   *
   * @throws KeyFileException when it holds anything else, none, or more than ten
   */
  public static CertificateChain read(Path file) {
    try {
      if (Files.size(file) > LARGEST) {
        throw new KeyFileException(file, "is too large for certificates");
      }
      return new CertificateChain(
          certificates(Files.readString(file, StandardCharsets.ISO_8859_1)));
    } catch (IOException e) {
      throw new KeyFileException(file, "can't be read", e);
    } catch (DecoderException e) {
      throw new KeyFileException(file, "is damaged", e);
    } catch (GeneralSecurityException e) {
      throw new KeyFileException(file, "is not an X.509 certificate", e);
    } catch (IllegalArgumentException e) {
      throw new KeyFileException(file, e.getMessage(), e);
    }
  }

  /**
   * Reads the certificates of a text in PEM.
   *
   * @throws IllegalArgumentException when it holds anything else, none, or more than ten
   */
  public static CertificateChain parse(String pem) {
    try {
      return new CertificateChain(certificates(pem));
    } catch (IOException | DecoderException | GeneralSecurityException e) {
      throw new IllegalArgumentException("is not an X.509 certificate", e);
    }
  }

  private static List<X509Certificate> certificates(String pem)
      throws IOException, GeneralSecurityException {
    var found = new ArrayList<X509Certificate>();
    try (var reader = new PemReader(new StringReader(pem))) {
      for (var block = reader.readPemObject(); block != null; block = reader.readPemObject()) {
        if (!block.getType().equals("CERTIFICATE")) {
          throw new IllegalArgumentException("holds something else than certificates");
        }
        found.add(CertificateReader.read(block.getContent()));
      }
    }
    if (found.isEmpty() || found.size() > MOST) {
      throw new IllegalArgumentException("holds no certificate, or more than " + MOST);
    }
    return found;
  }

  /** The certificate that all of this is about. */
  public X509Certificate own() {
    return certificates.get(0);
  }

  /** The own one and those above it. */
  public List<X509Certificate> certificates() {
    return certificates;
  }

  /** The suite on whose curve its key lies; empty for another key. */
  public Optional<Suite> suite() {
    return CertificateReader.suite(own());
  }

  /** {@code x5t#S256} of the own one, as it stands in a directory. */
  public String thumbprint() {
    return CertifiedKey.thumbprintOf(own());
  }

  /** PEM of all, without what a file had around them. */
  public String pem() {
    return certificates.stream().map(DemonstrationKey::pem).collect(Collectors.joining());
  }

  /** How far up it reaches; that the own one has ended doesn't break it. */
  public State state(Instant at) {
    return ChainLinks.state(certificates, at);
  }

  /**
   * Whether the private key in that file is the one of the own certificate.
   *
   * @throws KeyFileException when the key can't be read, or others may read it
   */
  public boolean isOf(Path keyFile) {
    var secret = KeyFiles.secret(keyFile);
    return own().getPublicKey() instanceof ECPublicKey shown
        && suite().filter(suite -> KeyMatch.belongTogether(suite, secret, shown)).isPresent();
  }

  /** Whether the chain ends in a certificate that this authority issued, or in its own. */
  public boolean leadsTo(X509Certificate authority, Instant at) {
    var whole = new ArrayList<>(certificates);
    if (!whole.get(whole.size() - 1).equals(authority)) {
      whole.add(authority);
    }
    return whole.size() > 1 && ChainLinks.state(whole, at) != State.BROKEN;
  }

  /**
   * Everything that keeps the own one from that use.
   *
   * @param suites one of which it must be of
   */
  public Set<CertificateFault> faults(KeyUse use, Set<Suite> suites, Instant at) {
    var faults = EnumSet.noneOf(CertificateFault.class);
    if (suite().filter(suites::contains).isEmpty()) {
      faults.add(CertificateFault.CURVE);
    } else if (!CertificateReader.admits(own(), use)) {
      faults.add(CertificateFault.KEY_USAGE);
    }
    if (use == KeyUse.TLS && !bothEndsOfTls()) {
      faults.add(CertificateFault.EXTENDED_KEY_USAGE);
    }
    if (own().getBasicConstraints() >= 0) {
      faults.add(CertificateFault.AUTHORITY);
    }
    if (at.isBefore(own().getNotBefore().toInstant())) {
      faults.add(CertificateFault.NOT_YET_VALID);
    }
    if (at.isAfter(own().getNotAfter().toInstant())) {
      faults.add(CertificateFault.EXPIRED);
    }
    if (state(at) == State.BROKEN) {
      faults.add(CertificateFault.CHAIN_BROKEN);
    }
    return faults;
  }

  private boolean bothEndsOfTls() {
    try {
      var named = own().getExtendedKeyUsage();
      return named == null
          || named.contains(ANY)
          || named.contains(KeyPurposeId.id_kp_serverAuth.getId())
              && named.contains(KeyPurposeId.id_kp_clientAuth.getId());
    } catch (GeneralSecurityException e) {
      return false;
    }
  }
}
