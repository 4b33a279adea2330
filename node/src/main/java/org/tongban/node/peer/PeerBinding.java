package org.tongban.node.peer;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.cert.X509Certificate;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.undertow.DefaultUndertowHttpBinding;
import org.apache.camel.support.DefaultMessage;
import org.tongban.core.journal.RecordedReply;
import org.tongban.core.journal.RecordedReturn;
import org.tongban.core.message.MemberCode;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.node.station.PeerMessage;

/**
 * Takes from a peer's request its bytes, its content type and the member that the handshake proved,
 * and nothing else: no header of a peer ever reaches a route.
 */
final class PeerBinding extends DefaultUndertowHttpBinding {
  private static final PeerReply NOTHING = new PeerReply(500, new byte[0]);

  private final PinnedTrust trust;
  private final int maxBytes;

  PeerBinding(PinnedTrust trust, int maxBytes) {
    this.trust = trust;
    this.maxBytes = maxBytes;
  }

  @Override
  public Message toCamelMessage(HttpServerExchange request, Exchange exchange) throws IOException {
    var type = request.getRequestHeaders().getFirst(Headers.CONTENT_TYPE);
    request.startBlocking();
    // one byte more than allowed is enough to tell that it is too much
    var bytes = request.getInputStream().readNBytes(maxBytes + 1);
    var message = new DefaultMessage(exchange);
    message.setBody(new PeerMessage(peer(request), type == null ? "" : type, bytes));
    return message;
  }

  /** Asked again for each request: a connection may outlive the certificate's time. */
  private MemberCode peer(HttpServerExchange request) throws IOException {
    var session = request.getConnection().getSslSession();
    if (session == null
        || !(session.getPeerCertificates()[0] instanceof X509Certificate certificate)) {
      throw new RefusedException(Reason.PEER_NOT_TRUSTED, "no client certificate");
    }
    return trust
        .memberOf(certificate)
        .orElseThrow(() -> new RefusedException(Reason.PEER_NOT_TRUSTED, "not in the directory"));
  }

  /** Nothing but a recorded reply or a recorded refusal may leave, and what a witness signs. */
  @Override
  public Object toHttpResponse(HttpServerExchange response, Message message) {
    var failed = message.getExchange().isFailed();
    var reply = failed ? NOTHING : replyIn(message.getBody());
    response.setStatusCode(reply.status());
    response.getResponseHeaders().put(Headers.CONTENT_TYPE, reply.mediaType());
    return ByteBuffer.wrap(reply.wire());
  }

  private static PeerReply replyIn(Object body) {
    if (body instanceof RecordedReply recorded) {
      return new PeerReply(200, recorded.wire());
    }
    if (body instanceof RecordedReturn recorded) {
      return new PeerReply(200, recorded.wire());
    }
    return body instanceof PeerReply reply ? reply : NOTHING;
  }
}
