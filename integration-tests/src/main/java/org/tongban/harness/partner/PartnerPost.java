package org.tongban.harness.partner;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import org.tongban.core.directory.Member;
import org.tongban.core.message.MemberCode;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.core.seal.TlsIdentity;
import org.tongban.core.seal.TrustedDirectory;

/** Sends a simulated region's messages: TLS 1.3, both certificates, one client for each member. */
final class PartnerPost {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String DIRECT = "application/jose";

  /** Content type of what the receiver is to pass on. */
  static final String RELAYED = "application/vnd.tongban.relay";

  private final TlsIdentity identity;
  private final Supplier<TrustedDirectory> directory;
  private final Clock clock;
  private final Map<MemberCode, HttpClient> clients = new ConcurrentHashMap<>();

  PartnerPost(TlsIdentity identity, Supplier<TrustedDirectory> directory, Clock clock) {
    this.identity = identity;
    this.directory = directory;
    this.clock = clock;
  }

  /**
   * Posts to the member's first endpoint.
   *
   * @param onwards whether the member is to pass it on
   * @return the sealed answer
   */
  byte[] send(MemberCode member, byte[] wire, boolean onwards) {
    var request =
        HttpRequest.newBuilder(endpoint(member))
            .timeout(PATIENCE)
            .header("Content-Type", onwards ? RELAYED : DIRECT)
            .POST(HttpRequest.BodyPublishers.ofByteArray(wire))
            .build();
    try {
      var client = clients.computeIfAbsent(member, this::client);
      return bytes(client.send(request, HttpResponse.BodyHandlers.ofByteArray()));
    } catch (IOException e) {
      throw new RefusedException(reason(e), e.getClass().getSimpleName(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RefusedException(Reason.PEER_UNREACHABLE, "interrupted", e);
    }
  }

  private URI endpoint(MemberCode member) {
    return directory
        .get()
        .directory()
        .member(member)
        .filter(Member::active)
        .flatMap(known -> known.endpoints().stream().findFirst())
        .orElseThrow(
            () -> new RefusedException(Reason.PEER_UNREACHABLE, member + " has no endpoint"));
  }

  /** PROTOCOL.md, "HTTP between nodes": nothing else is read out of a status. */
  private static byte[] bytes(HttpResponse<byte[]> response) {
    if (response.statusCode() == 503) {
      throw new RefusedException(Reason.PEER_UNREACHABLE, "the peer can't record");
    }
    var type = response.headers().firstValue("Content-Type").orElse("");
    if (response.statusCode() != 200 || !type.toLowerCase(Locale.ROOT).startsWith(DIRECT)) {
      throw new RefusedException(Reason.ANSWER_INVALID, "status " + response.statusCode());
    }
    return response.body();
  }

  private static Reason reason(IOException e) {
    if (e instanceof SSLException) {
      return Reason.PEER_NOT_TRUSTED;
    }
    return e instanceof HttpTimeoutException ? Reason.PEER_TIMEOUT : Reason.PEER_UNREACHABLE;
  }

  private HttpClient client(MemberCode member) {
    try {
      var trust = new DirectoryTrust(directory, clock).only(member);
      var context = SSLContext.getInstance("TLSv1.3");
      context.init(identity.keyManagers(), new TrustManager[] {trust}, null);
      return HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(PATIENCE)
          .sslContext(context)
          .sslParameters(new SSLParameters(null, new String[] {"TLSv1.3"}))
          .build();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK has no TLS 1.3", e);
    }
  }
}
