package org.tongban.node.peer;

import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.core5.util.TimeValue;
import org.tongban.core.directory.Member;
import org.tongban.core.message.MemberCode;

/**
 * The connections to members, a pool for each. When the certificate of either side is another than
 * before, new exchanges get a new pool, with no TLS session of the old one; the old one's
 * connections are let finish what they carry and are then closed.
 */
final class PeerConnections {
  private final CamelContext camel;
  private final PeerHttp http;
  private final PeerTls tls;
  private final Duration timeout;
  private final Map<MemberCode, Pool> pools = new HashMap<>();
  private final List<Retired> retired = new LinkedList<>();
  private long made;

  PeerConnections(CamelContext camel, PeerHttp http, PeerTls tls, Duration timeout) {
    this.camel = camel;
    this.http = http;
    this.tls = tls;
    this.timeout = timeout;
  }

  private record Pool(
      String name, String standing, PoolingHttpClientConnectionManager connections) {}

  private record Retired(Pool pool, long since) {}

  /** The name in Camel's registry of the pool to be used now. */
  synchronized String to(Member member) {
    tidy();
    var standing = tls.standing(member);
    var pool = pools.get(member.code());
    if (pool == null || !pool.standing().equals(standing)) {
      pools.put(member.code(), bind(member.code(), standing));
      if (pool != null) {
        retired.add(new Retired(pool, System.nanoTime()));
      }
    }
    return pools.get(member.code()).name();
  }

  private Pool bind(MemberCode member, String standing) {
    made++;
    var name = "peer-connections-" + member + "-" + made;
    var connections = http.connections(tls.client(member));
    camel.getRegistry().bind(name, connections);
    return new Pool(name, standing, connections);
  }

  /** A pool is never shut: an exchange that was given it a moment ago may still need it. */
  private void tidy() {
    for (Iterator<Retired> all = retired.iterator(); all.hasNext(); ) {
      var old = all.next();
      old.pool().connections().closeIdle(TimeValue.ZERO_MILLISECONDS);
      if (System.nanoTime() - old.since() > timeout.multipliedBy(4).toNanos()) {
        camel.getRegistry().unbind(old.pool().name());
        all.remove();
      }
    }
  }
}
