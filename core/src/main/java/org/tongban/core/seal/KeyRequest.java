package org.tongban.core.seal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.bouncycastle.util.IPAddress;
import org.tongban.core.directory.KeyUse;
import org.tongban.core.directory.Suite;
import org.tongban.core.message.MemberCode;

/**
 * A new key with the request (PKCS#10, RFC 2986) by which an authority is asked for a certificate.
 * The request names subject, key usage and, for TLS, both extended uses and the hosts; what of it
 * the authority takes over is for it to say.
 */
public final class KeyRequest {
  /** Of an X.520 organization name. */
  private static final int LONGEST_ORGANISATION = 64;

  private static final String LABEL = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";
  private static final Pattern HOST =
      Pattern.compile("(?=.{1,253}$)" + LABEL + "(\\." + LABEL + ")*");
  private static final SecureRandom RANDOM = new SecureRandom();

  private final KeyPair keys;
  private final PKCS10CertificationRequest request;

  private KeyRequest(KeyPair keys, PKCS10CertificationRequest request) {
    this.keys = keys;
    this.request = request;
  }

  /**
   * Whom a certificate is asked for.
   *
   * @param organisation its name in the subject, at most 64 characters
   * @param hosts names in lower case or addresses of the node, for the certificate of TLS
   */
  public record Subject(MemberCode member, Optional<String> organisation, List<String> hosts) {
    /**
     * @throws IllegalArgumentException when a host or the organisation has another form
     */
    public Subject {
      Objects.requireNonNull(member, "member");
      hosts = List.copyOf(hosts);
      if (hosts.isEmpty() || !hosts.stream().allMatch(Subject::host)) {
        throw new IllegalArgumentException("a host is a name in lower case or an address");
      }
      if (organisation.filter(name -> !plain(name)).isPresent()) {
        throw new IllegalArgumentException("an organisation has 1 to 64 printable characters");
      }
    }

    private static boolean host(String text) {
      return IPAddress.isValid(text) || HOST.matcher(text).matches();
    }

    private static boolean plain(String name) {
      return !name.isBlank()
          && name.codePoints().count() <= LONGEST_ORGANISATION
          && name.codePoints().noneMatch(Character::isISOControl);
    }
  }

  /** Makes a new key and signs a request with it. */
  public static KeyRequest make(Suite suite, KeyUse use, Subject subject) {
    var issuing = new SuiteIssuing(suite);
    var keys = issuing.newKeys(RANDOM);
    try {
      var builder = new JcaPKCS10CertificationRequestBuilder(name(use, subject), keys.getPublic());
      builder.addAttribute(
          PKCSObjectIdentifiers.pkcs_9_at_extensionRequest, extensions(issuing, use, subject));
      return new KeyRequest(keys, builder.build(issuing.signer(keys.getPrivate())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static X500Name name(KeyUse use, Subject subject) {
    var name = new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.C, "CN");
    subject.organisation().ifPresent(text -> name.addRDN(BCStyle.O, text));
    return name.addRDN(BCStyle.CN, subject.member().value() + " " + use.code()).build();
  }

  private static Extensions extensions(SuiteIssuing issuing, KeyUse use, Subject subject)
      throws IOException {
    var extensions = new ExtensionsGenerator();
    extensions.addExtension(Extension.keyUsage, true, issuing.usage(use));
    if (use == KeyUse.TLS) {
      extensions.addExtension(
          Extension.extendedKeyUsage,
          false,
          new ExtendedKeyUsage(
              new KeyPurposeId[] {KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth}));
      extensions.addExtension(Extension.subjectAlternativeName, false, names(subject.hosts()));
    }
    return extensions.generate();
  }

  private static GeneralNames names(List<String> hosts) {
    return new GeneralNames(
        hosts.stream()
            .map(
                host ->
                    new GeneralName(
                        IPAddress.isValid(host) ? GeneralName.iPAddress : GeneralName.dNSName,
                        host))
            .toArray(GeneralName[]::new));
  }

  /** The request as PEM (RFC 7468 §7). */
  public String requestPem() {
    return DemonstrationKey.pem(request);
  }

  /** The private key as unencrypted PKCS#8 PEM (RFC 7468 §10); belongs in a file of mode 0600. */
  public String secretKeyPem() {
    try {
      return DemonstrationKey.pem(new JcaPKCS8Generator(keys.getPrivate(), null).generate());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
