package org.tongban.node.peer;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import org.apache.camel.CamelContext;
import org.apache.camel.support.jsse.ClientAuthentication;
import org.apache.camel.support.jsse.KeyManagersParameters;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.SSLContextServerParameters;
import org.apache.camel.support.jsse.SecureSocketProtocolsParameters;
import org.apache.camel.support.jsse.TrustManagersParameters;
import org.tongban.core.directory.CertifiedKey;
import org.tongban.core.directory.KeyUse;
import org.tongban.core.directory.Member;
import org.tongban.core.directory.Suite;
import org.tongban.core.message.MemberCode;
import org.tongban.core.seal.TlsIdentity;
import org.tongban.core.seal.TrustedDirectory;

/**
 * The TLS of both sides of a connection between nodes: version 1.3, both ends authenticated, in the
 * suite of the node's own key.
 */
public final class PeerTls {
  private static final String VERSION = "TLSv1.3";

  private final TlsIdentity identity;
  private final Supplier<TrustedDirectory> directory;
  private final Clock clock;
  private final Consumer<CertifiedKey> believed;

  /** For somebody who keeps no record of whom it met. */
  public PeerTls(TlsIdentity identity, Supplier<TrustedDirectory> directory, Clock clock) {
    this(identity, directory, clock, key -> {});
  }

  /** For a node, which notes whom it met. */
  public PeerTls(
      TlsIdentity identity, Supplier<TrustedDirectory> directory, Clock clock, Contacts contacts) {
    this(identity, directory, clock, contacts::shown);
  }

  private PeerTls(
      TlsIdentity identity,
      Supplier<TrustedDirectory> directory,
      Clock clock,
      Consumer<CertifiedKey> believed) {
    this.identity = identity;
    this.directory = directory;
    this.clock = clock;
    this.believed = believed;
  }

  /** For the listener: a client certificate is required. */
  SSLContextParameters server() {
    var parameters = parameters(Optional.empty());
    var server = new SSLContextServerParameters();
    server.setClientAuthentication(ClientAuthentication.REQUIRE.name());
    parameters.setServerParameters(server);
    return parameters;
  }

  /** For connections to this one member. */
  SSLContextParameters client(MemberCode member) {
    return parameters(Optional.of(member));
  }

  /**
   * What connections to a member depend on: the certificates that both sides can show now. One that
   * was made with others proves less than its next request needs.
   */
  String standing(Member member) {
    var theirs = member.keys(KeyUse.TLS, clock.instant()).stream().map(CertifiedKey::thumbprint);
    return identity.thumbprint() + " " + theirs.sorted().toList();
  }

  /** Judges the certificate of a connection that is already up. */
  PinnedTrust anyMember() {
    return new PinnedTrust(directory, Optional.empty(), clock, key -> {});
  }

  private SSLContextParameters parameters(Optional<MemberCode> expected) {
    var versions = new SecureSocketProtocolsParameters();
    versions.setSecureSocketProtocol(List.of(VERSION));
    var trust = new TrustManagersParameters();
    trust.setTrustManager(new PinnedTrust(directory, expected, clock, believed));
    var parameters =
        identity.suite() == Suite.SM2
            ? new ShangMiParameters(identity.shangMi(trust.getTrustManager()))
            : new SSLContextParameters();
    parameters.setSecureSocketProtocol(VERSION);
    parameters.setSecureSocketProtocols(versions);
    parameters.setKeyManagers(new OwnKey(identity));
    parameters.setTrustManagers(trust);
    return parameters;
  }

  /** Camel would ask the JDK, which has no such context. */
  private static final class ShangMiParameters extends SSLContextParameters {
    private final SSLContext context;

    ShangMiParameters(SSLContext context) {
      this.context = context;
    }

    @Override
    public SSLContext createSSLContext(CamelContext camel) {
      return context;
    }
  }

  /** Camel wants a key store here; the key stays where it is instead. */
  private static final class OwnKey extends KeyManagersParameters {
    private final TlsIdentity identity;

    OwnKey(TlsIdentity identity) {
      this.identity = identity;
    }

    @Override
    public KeyManager[] createKeyManagers() {
      return identity.keyManagers();
    }
  }
}
