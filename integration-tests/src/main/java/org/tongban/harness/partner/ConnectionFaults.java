package org.tongban.harness.partner;

import java.net.Socket;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.tongban.core.directory.CertifiedKey;
import org.tongban.core.directory.KeyUse;
import org.tongban.core.directory.Suite;
import org.tongban.core.message.MemberCode;
import org.tongban.core.refusal.Reason;
import org.tongban.core.seal.KeyPairFiles;
import org.tongban.core.seal.NodeKeys;

/** Regions that receive callers as they shouldn't. */
final class ConnectionFaults {
  private static final String TYPE = "application/jose";
  private static final int MIB = 1024 * 1024;

  private ConnectionFaults() {}

  static List<Fault> all() {
    return List.of(
        Fault.ofManners(
            "TLS-01",
            "shows-another-certificate",
            (good, trade) -> good.showing(keys -> withAnotherTlsKey(trade))),
        Fault.ofManners(
            "TLS-02",
            "speaks-an-older-tls",
            (good, trade) -> good.tls(List.of("TLSv1.3", "TLSv1.2"))),
        Fault.ofManners(
            "TLS-03",
            "needs-no-certificate",
            (good, trade) ->
                good.callers(
                    false,
                    good.trust(),
                    (shown, wire) ->
                        shown.isPresent() ? good.caller().of(shown, wire) : claimed(trade, wire))),
        Fault.ofManners(
            "TLS-04",
            "takes-unknown-certificates",
            (good, trade) ->
                good.callers(
                    true,
                    new TrustAll(),
                    (shown, wire) -> {
                      var known = good.caller().of(shown, wire);
                      var named = shown.flatMap(one -> owner(trade, one));
                      return known.isPresent() || named.isPresent() ? known : claimed(trade, wire);
                    })),
        Fault.ofManners(
            "TLS-05",
            "takes-certificates-for-another-use",
            (good, trade) ->
                good.callers(
                    true,
                    new TrustAll(),
                    (shown, wire) -> shown.flatMap(one -> owner(trade, one)))),
        Fault.ofManners(
            "HTTP-01",
            "calls-an-answer-something-else",
            (good, trade) -> good.headers(h -> h.set("Content-Type", "application/jose+json"))),
        Fault.ofManners(
            "HTTP-02",
            "answers-put",
            (good, trade) -> good.http(Set.of("POST", "PUT"), TYPE::equals, MIB)),
        Fault.ofManners(
            "HTTP-03",
            "answers-get",
            (good, trade) -> good.http(Set.of("POST", "GET"), TYPE::equals, MIB)),
        Fault.ofManners(
            "HTTP-04",
            "takes-any-content-type",
            (good, trade) -> good.http(Set.of("POST"), type -> true, MIB)),
        Fault.ofManners(
            "HTTP-05",
            "reads-whatever-comes",
            (good, trade) -> good.http(Set.of("POST"), TYPE::equals, 16 * MIB)),
        Fault.ofManners(
            "HTTP-06",
            "sets-a-cookie",
            (good, trade) -> good.headers(h -> h.set("Set-Cookie", "a=b"))));
  }

  private static NodeKeys withAnotherTlsKey(Trade trade) {
    var files = new PartnerFiles(trade.certificates());
    var pairs =
        trade.script().suites().stream()
            .map(
                suite ->
                    new NodeKeys.MessagePairs(
                        pair(files, trade, KeyUse.SIGN, suite),
                        pair(files, trade, KeyUse.ENCRYPT, suite)))
            .toList();
    return NodeKeys.load(pairs, files.pair(PartnerFiles.STRANGER, KeyUse.TLS, Suite.ES256));
  }

  private static KeyPairFiles pair(PartnerFiles files, Trade trade, KeyUse use, Suite suite) {
    return files.pair(trade.self(), use, suite);
  }

  /** To whom the directory gives the certificate, for whatever use. */
  private static Optional<MemberCode> owner(Trade trade, X509Certificate shown) {
    return trade
        .directory()
        .get()
        .directory()
        .byThumbprint(CertifiedKey.thumbprintOf(shown))
        .map(CertifiedKey::owner);
  }

  /** Who says that he has written it. */
  private static Optional<MemberCode> claimed(Trade trade, byte[] wire) {
    var look = Look.at(trade, trade.self(), Reason.ENVELOPE_MALFORMED, wire, false);
    var issuer = look.claims().path("iss").asText();
    return issuer.matches("[0-9]{6}") ? Optional.of(new MemberCode(issuer)) : Optional.empty();
  }

  /** Lets every certificate in. */
  private static final class TrustAll extends X509ExtendedTrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
