package org.tongban.node.peer;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.Message;
import org.apache.camel.ProducerTemplate;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.tongban.core.message.MemberCode;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.core.seal.TlsIdentity;
import org.tongban.core.seal.TrustedDirectory;
import org.tongban.node.notice.NoticeDesk;
import org.tongban.node.settings.PeerSettings;
import org.tongban.node.station.ReceiveMessage;
import org.tongban.node.witness.WitnessDesk;

/** Sends sealed messages to members over pooled connections, one pool for each member. */
public final class PeerClient {
  private final CamelContext camel;
  private final PeerHttp http;
  private final ProducerTemplate template;
  private final PeerSettings settings;
  private final Supplier<TrustedDirectory> directory;
  private final PeerConnections connections;
  private final Map<MemberCode, Known> endpoints = new ConcurrentHashMap<>();

  public PeerClient(
      CamelContext camel,
      PeerSettings settings,
      PeerTls tls,
      Supplier<TrustedDirectory> directory) {
    this.camel = camel;
    this.settings = settings;
    this.directory = directory;
    this.http = new PeerHttp(camel, settings);
    this.connections = new PeerConnections(camel, http, tls, settings.timeout());
    this.template = camel.createProducerTemplate();
  }

  /**
   * Posts the sealed message and returns the bytes that came back.
   *
   * @param mediaType whether it is for that member or to be passed on
   * @throws RefusedException {@code PEER_UNREACHABLE, PEER_TIMEOUT, PEER_NOT_TRUSTED,
   *     ANSWER_INVALID}
   */
  public byte[] exchange(MemberCode member, byte[] wire, String mediaType) {
    var reply =
        template.send(
            endpoint(member),
            ExchangePattern.InOut,
            exchange -> {
              exchange.getMessage().setBody(wire);
              exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, mediaType);
            },
            answered -> takeBytes(answered, mediaType));
    if (reply.getException() instanceof RefusedException refused) {
      throw refused;
    }
    if (reply.getException() != null) {
      throw failure(reply.getException());
    }
    return reply.getMessage().getBody(byte[].class);
  }

  /** Runs while the connection is still this exchange's own. */
  private void takeBytes(Exchange exchange, String asked) {
    if (exchange.getException() == null) {
      exchange.getMessage().setBody(bytes(exchange.getMessage(), expected(asked)));
    }
  }

  private static String expected(String asked) {
    return asked.equals(WitnessDesk.MEDIA_TYPE) || asked.equals(NoticeDesk.MEDIA_TYPE)
        ? asked
        : ReceiveMessage.MEDIA_TYPE;
  }

  /** Camel takes an address apart each time that it is asked for it by its text. */
  private Endpoint endpoint(MemberCode member) {
    var address = address(member);
    var last = endpoints.get(member);
    if (last == null || !last.address().equals(address)) {
      last = new Known(address, camel.getEndpoint(address));
      endpoints.put(member, last);
    }
    return last.endpoint();
  }

  /** The endpoint that was used last, and its address. */
  private record Known(String address, Endpoint endpoint) {}

  private String address(MemberCode member) {
    var known = directory.get().directory().member(member);
    URI address =
        known
            .flatMap(peer -> peer.endpoints().stream().findFirst())
            .orElseThrow(
                () -> new RefusedException(Reason.PEER_UNREACHABLE, member + " has no endpoint"));
    return http.endpoint(address, connections.to(known.get()));
  }

  private byte[] bytes(Message reply, String expected) {
    var status = reply.getHeader(Exchange.HTTP_RESPONSE_CODE, 0, Integer.class);
    var type = reply.getHeader(Exchange.CONTENT_TYPE, "", String.class);
    try (var body = new ReplyBody(reply.getBody(InputStream.class), settings)) {
      if (status == 503) {
        throw new RefusedException(Reason.PEER_UNREACHABLE, "the peer can't record");
      }
      if (status != 200 || !type.toLowerCase(Locale.ROOT).startsWith(expected)) {
        throw new RefusedException(Reason.ANSWER_INVALID, "status " + status);
      }
      return body.read();
    } catch (IOException e) {
      throw failure(e);
    }
  }

  private static RefusedException failure(Exception e) {
    var reason = Reason.PEER_UNREACHABLE;
    if (TlsIdentity.failed(e)) {
      reason = Reason.PEER_NOT_TRUSTED;
    } else if (e instanceof SocketTimeoutException && !(e instanceof ConnectTimeoutException)) {
      reason = Reason.PEER_TIMEOUT;
    }
    return new RefusedException(reason, e.getClass().getSimpleName(), e);
  }
}
