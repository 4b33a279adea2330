package org.tongban.node.console.peers;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tongban.core.directory.Member;
import org.tongban.core.directory.Suite;
import org.tongban.node.console.approval.Proposal;
import org.tongban.node.peer.ProbeFinding;
import org.tongban.node.peer.ProbeStep;
import org.tongban.node.store.Contact;
import org.tongban.node.store.Suspension;

/**
 * All of another member that its page shows.
 *
 * @param services with the versions that it answers
 * @param tlsSuite of the last handshake
 * @param proposed what one person wants and a second one has not approved
 */
record PeerDetail(
    @JsonUnwrapped PeerRow row,
    String creditCode,
    List<String> prefixes,
    Map<String, List<String>> services,
    Optional<Suite> tlsSuite,
    List<CertificateRow> certificates,
    Optional<Suspension> suspension,
    Optional<Proposed> proposed,
    Optional<Tested> test) {
  /** That a member is removed, or taken back. */
  record Proposed(String what, String by, Instant at, String why) {}

  /** The last test of the connection. */
  record Tested(
      String by,
      Instant started,
      Optional<Instant> ended,
      List<ProbeFinding> findings,
      List<ProbeStep> untried) {}

  static PeerDetail of(
      PeerView peer, Optional<Proposal> wanted, Optional<PeerTests.Shown> test, Instant now) {
    var member = peer.member();
    return new PeerDetail(
        PeerRow.of(peer),
        member.creditCode(),
        member.prefixes(),
        services(member),
        peer.handshake().map(Contact::suite),
        CertificateRow.of(member, now),
        peer.suspension(),
        wanted.map(
            one -> new Proposed(one.content(), one.changedBy(), one.changedAt(), one.note())),
        test.map(PeerDetail::tested));
  }

  private static Map<String, List<String>> services(Member member) {
    var services = new TreeMap<String, List<String>>();
    member
        .services()
        .forEach(
            (id, versions) ->
                services.put(id.value(), versions.stream().map(Object::toString).toList()));
    return services;
  }

  private static Tested tested(PeerTests.Shown shown) {
    var test = shown.test();
    return new Tested(test.who(), test.started(), test.ended(), shown.findings(), shown.untried());
  }
}
