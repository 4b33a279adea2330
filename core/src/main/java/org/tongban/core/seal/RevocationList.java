package org.tongban.core.seal;

import java.io.IOException;
import java.io.StringReader;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.X509CRLEntryHolder;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.util.io.pem.PemReader;
import org.tongban.core.directory.CertifiedKey;

/**
 * A list of revoked certificates (CRL version 2, RFC 5280 §5) that the authority signed. Complete
 * lists only: one that speaks of some certificates, of some reasons, of the changes since another
 * list or of other authorities' certificates is refused, for what it leaves out would count as
 * good.
 */
public final class RevocationList {
  /** Clocks of two machines differ. */
  private static final Duration SKEW = Duration.ofMinutes(5);

  private static final int SIGNS_LISTS = 6;

  private final X509Certificate authority;
  private final BigInteger number;
  private final Instant issued;
  private final Instant expires;
  private final Set<BigInteger> serials;

  private RevocationList(X509Certificate authority, X509CRLHolder list) {
    this.authority = authority;
    this.number = number(list);
    this.issued = list.getThisUpdate().toInstant();
    this.expires = list.getNextUpdate().toInstant();
    this.serials = serials(list.getRevokedCertificates());
  }

  /**
   * Opens a list in DER or PEM.
   *
   * @param authorities one of which must have signed it
   * @throws SignedDocumentException when none did, when it is from the future, without number or
   *     end, or not complete
   */
  public static RevocationList open(
      byte[] encoded, Collection<X509Certificate> authorities, Clock clock) {
    return Untidy.read(
        "no revocation list",
        () -> {
          var der = der(encoded);
          var list = new X509CRLHolder(der);
          // the signature is over DER: a list in another spelling is not what was signed
          if (!Arrays.equals(der, list.toASN1Structure().getEncoded("DER"))) {
            throw new SignedDocumentException("no revocation list in DER");
          }
          return open(list, authorities, clock);
        });
  }

  private static RevocationList open(
      X509CRLHolder list, Collection<X509Certificate> authorities, Clock clock) {
    var issued = list.getThisUpdate().toInstant();
    if (list.getNextUpdate() == null || issued.isAfter(clock.instant().plus(SKEW))) {
      throw new SignedDocumentException("the revocation list has no end, or is from the future");
    }
    check(list.getExtensions());
    return authorities.stream()
        .filter(authority -> signed(authority, list))
        .findFirst()
        .map(authority -> new RevocationList(authority, list))
        .orElseThrow(
            () ->
                new SignedDocumentException(
                    "the revocation list is not signed by an authority that the settings name"));
  }

  /** Authorities publish DER; a person may have saved PEM (RFC 7468 §6). */
  private static byte[] der(byte[] encoded) throws IOException {
    var text = new String(encoded, StandardCharsets.ISO_8859_1);
    if (!text.startsWith("-----BEGIN X509 CRL-----")) {
      return encoded;
    }
    try (var reader = new PemReader(new StringReader(text))) {
      var block = reader.readPemObject();
      return block == null ? encoded : block.getContent();
    }
  }

  /** What is critical and not understood would change what the list means (RFC 5280 §5.2). */
  private static void check(Extensions extensions) {
    if (extensions == null || extensions.getExtension(Extension.cRLNumber) == null) {
      throw new SignedDocumentException("the revocation list has no number");
    }
    if (extensions.getExtension(Extension.deltaCRLIndicator) != null
        || extensions.hasAnyCriticalExtensions()) {
      throw new SignedDocumentException("the revocation list is not a complete one");
    }
  }

  private static boolean signed(X509Certificate authority, X509CRLHolder list) {
    var usage = authority.getKeyUsage();
    var structure = list.toASN1Structure();
    try {
      return authority.getSubjectX500Principal().equals(principal(list))
          && (usage == null || usage[SIGNS_LISTS])
          && structure.getSignatureAlgorithm().equals(structure.getTBSCertList().getSignature())
          && AuthoritySignature.verifies(
              authority,
              structure.getSignatureAlgorithm(),
              structure.getTBSCertList().getEncoded("DER"),
              structure.getSignature().getOctets());
    } catch (IOException e) {
      return false;
    }
  }

  private static X500Principal principal(X509CRLHolder list) throws IOException {
    return new X500Principal(list.getIssuer().getEncoded());
  }

  private static BigInteger number(X509CRLHolder list) {
    return CRLNumber.getInstance(list.getExtension(Extension.cRLNumber).getParsedValue())
        .getCRLNumber();
  }

  private static Set<BigInteger> serials(Collection<?> entries) {
    var serials = new HashSet<BigInteger>();
    for (var entry : entries) {
      var revoked = (X509CRLEntryHolder) entry;
      if (!revoked.getCriticalExtensionOIDs().isEmpty()) {
        throw new SignedDocumentException("the revocation list is not a complete one");
      }
      serials.add(revoked.getSerialNumber());
    }
    return Set.copyOf(serials);
  }

  /** The certificate of the authority that signed it. */
  public X509Certificate authority() {
    return authority;
  }

  /** Higher in each later list of the authority. */
  public BigInteger number() {
    return number;
  }

  /** When it was made. */
  public Instant issued() {
    return issued;
  }

  /** When the authority promises the next one. */
  public Instant expires() {
    return expires;
  }

  /** How many certificates it revokes. */
  public int size() {
    return serials.size();
  }

  /** Whether it is for the authority of this list to say anything of that certificate. */
  public boolean covers(X509Certificate certificate) {
    return certificate.getIssuerX500Principal().equals(authority.getSubjectX500Principal());
  }

  /** Whether it revokes that certificate. */
  public boolean revokes(CertifiedKey key) {
    return covers(key.certificate()) && serials.contains(key.certificate().getSerialNumber());
  }
}
