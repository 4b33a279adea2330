package org.tongban.node.console.peers;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.tongban.node.console.approval.Proposal;
import org.tongban.node.console.approval.Proposals;
import org.tongban.node.console.list.ApiJson;
import org.tongban.node.console.list.Parameters;
import org.tongban.node.store.Suspension;

/** Members and certificates, for systems that watch the node. */
@RestController
public class PeersApi {
  private final Peers peers;
  private final PeerTests tests;
  private final Proposals proposals;
  private final Clock clock;

  PeersApi(Peers peers, PeerTests tests, Proposals proposals, Clock clock) {
    this.peers = peers;
    this.tests = tests;
    this.proposals = proposals;
    this.clock = clock;
  }

  /** The directory that this node holds. */
  private record Held(String federation, long version, Instant issued, Instant expires) {}

  /** With the directory that they stand in. */
  @GetMapping("/api/v1/peers")
  ResponseEntity<byte[]> list(HttpServletRequest request) {
    var asked = Parameters.table("code", "tls", "sign").state(request);
    var page = ApiJson.page(asked, peers.list(asked), PeerRow::of);
    var held = peers.directory();
    page.set(
        "directory",
        ApiJson.tree(new Held(held.federation(), held.version(), held.issued(), held.expires())));
    return ApiJson.reply(page);
  }

  @GetMapping("/api/v1/peers/{code}")
  ResponseEntity<byte[]> peer(@PathVariable String code, HttpServletRequest request) {
    Parameters.none().check(request);
    var peer = peers.get(code);
    var wanted = proposals.open(Proposal.Kind.PEER, code);
    return ApiJson.reply(PeerDetail.of(peer, wanted, tests.last(peer.member()), clock.instant()));
  }

  private record Own(List<CertificateRow> certificates, Optional<Suspension> maintenance) {}

  /** This node's own certificates, and when it exchanges nothing. */
  @GetMapping("/api/v1/peers/own")
  ResponseEntity<byte[]> own(HttpServletRequest request) {
    Parameters.none().check(request);
    var now = clock.instant();
    var certificates = peers.own().map(member -> CertificateRow.of(member, now));
    return ApiJson.reply(new Own(certificates.orElse(List.of()), peers.maintenance()));
  }

  private record Ends(List<CertificateRow> over, Map<String, List<CertificateRow>> months) {}

  /** Which certificates have ended, or end in the next twelve months. */
  @GetMapping("/api/v1/peers/calendar")
  ResponseEntity<byte[]> calendar(HttpServletRequest request) {
    Parameters.none().check(request);
    var now = clock.instant();
    var calendar = Calendar.of(peers.directory(), now);
    var months = new TreeMap<String, List<CertificateRow>>();
    calendar
        .months()
        .forEach((month, all) -> months.put(month.toString(), CertificateRow.of(all, now)));
    return ApiJson.reply(new Ends(CertificateRow.of(calendar.over(), now), months));
  }
}
