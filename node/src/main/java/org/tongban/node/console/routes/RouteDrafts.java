package org.tongban.node.console.routes;

import java.util.List;
import java.util.Optional;
import org.tongban.core.message.ServiceId;
import org.tongban.node.console.approval.Proposal;
import org.tongban.node.console.approval.Proposal.Kind;
import org.tongban.node.console.approval.ProposalException;
import org.tongban.node.console.approval.ProposalException.Fault;
import org.tongban.node.console.approval.Proposals;
import org.tongban.node.routeguard.LookUpDrafts;
import org.tongban.node.routeguard.RouteProblem;

/** Drafts of look-ups, from the first word to the file that serves. */
final class RouteDrafts {
  private final Proposals proposals;
  private final LookUpDrafts drafts;
  private final LookUpFiles files;
  private final RouteHistory history;

  RouteDrafts(Proposals proposals, LookUpDrafts drafts, LookUpFiles files, RouteHistory history) {
    this.proposals = proposals;
    this.drafts = drafts;
    this.files = files;
    this.history = history;
  }

  Optional<Proposal> open(ServiceId service) {
    return proposals.open(Kind.ROUTE, service.value());
  }

  /**
   * Keeps what somebody wrote.
   *
   * @param version of the draft that was read, 0 for none
   * @param base digest of the file that was read
   */
  Proposal write(String by, ServiceId service, int version, String base, String text) {
    return proposals.write(by, Kind.ROUTE, service.value(), version, base, tidy(text));
  }

  /** Browsers send the line ends of their own; an editor's file ends with one. */
  static String tidy(String text) {
    var plain = text.replace("\r\n", "\n").replace('\r', '\n');
    return plain.isBlank() ? "" : plain.endsWith("\n") ? plain : plain + "\n";
  }

  /**
   * Everything that is wrong with a text; an empty one takes the look-up away, which is allowed.
   */
  List<RouteProblem> problems(ServiceId service, String text) {
    return text.isEmpty() ? List.of() : drafts.check(service, text);
  }

  /**
   * @throws ProposalException WRONG for a draft with problems
   */
  void submit(String by, ServiceId service, int version, String note) {
    var one = open(service).orElseThrow(() -> new ProposalException(Fault.UNKNOWN));
    good(service, one.content());
    proposals.submit(by, Kind.ROUTE, service.value(), version, note);
  }

  void giveBack(String by, ServiceId service, int version, String note) {
    proposals.giveBack(by, Kind.ROUTE, service.value(), version, note);
  }

  void withdraw(String by, ServiceId service, int version) {
    proposals.withdraw(by, Kind.ROUTE, service.value(), version);
  }

  /** Puts it in the place of the file, which the node takes over at its next look. */
  void publish(String by, ServiceId service, int version) {
    proposals.approve(by, Kind.ROUTE, service.value(), version, one -> inForce(by, service, one));
  }

  private void inForce(String by, ServiceId service, Proposal one) {
    history.add(service.value(), by, Optional.of(one.content()).filter(text -> !text.isEmpty()));
    if (!LookUpFiles.digest(files.text(service)).equals(one.base())) {
      throw new ProposalException(Fault.MOVED);
    }
    // what others wrote since it was submitted may have taken its ids
    good(service, one.content());
    files.put(service, one.content());
  }

  private void good(ServiceId service, String text) {
    if (!problems(service, text).isEmpty()) {
      throw new ProposalException(Fault.WRONG);
    }
  }
}
