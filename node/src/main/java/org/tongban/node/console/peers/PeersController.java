package org.tongban.node.console.peers;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.tongban.core.directory.Member;
import org.tongban.node.console.TableExport;
import org.tongban.node.console.approval.Proposal;
import org.tongban.node.console.approval.Proposals;
import org.tongban.node.console.list.TableStates;

/** The other members, this node's own certificates, and when which of all ends. */
@Controller
public class PeersController {
  static final String PATH = "/peers";
  private static final String EXPORT = PATH + "/export";
  private static final List<String> COLUMNS =
      List.of(
          "code",
          "nameZh",
          "nameEn",
          "state",
          "endpoints",
          "relays",
          "tlsEnds",
          "signEnds",
          "witnessed",
          "resting");
  static final String PEER = PATH + "/members/{code}";

  private final Peers peers;
  private final PeerTests tests;
  private final Proposals proposals;
  private final TableExport export;
  private final Clock clock;

  PeersController(
      Peers peers, PeerTests tests, Proposals proposals, TableExport export, Clock clock) {
    this.proposals = proposals;
    this.peers = peers;
    this.tests = tests;
    this.export = export;
    this.clock = clock;
  }

  @GetMapping(PATH)
  String list(HttpServletRequest request, Model model) {
    model.addAttribute("list", peers.list(TableStates.of(request)));
    model.addAttribute("directory", peers.directory());
    model.addAttribute("exported", EXPORT);
    return "peers/peers";
  }

  @GetMapping(EXPORT)
  void export(HttpServletRequest request, HttpServletResponse response) throws IOException {
    export.write(request, response, "peers", COLUMNS, peers::list, PeersController::cells);
  }

  private static List<String> cells(PeerView peer) {
    return List.of(
        peer.code(),
        peer.member().nameZh(),
        peer.member().nameEn(),
        peer.state().name(),
        String.join(" ", peer.hosts()),
        peer.relays().stream().map(one -> one.code().value()).collect(Collectors.joining(" ")),
        peer.tls().map(Object::toString).orElse(""),
        peer.sign().map(Object::toString).orElse(""),
        peer.witnessed().map(Object::toString).orElse(""),
        String.valueOf(peer.resting()));
  }

  @GetMapping(PEER)
  String peer(@PathVariable String code, Model model) {
    var peer = peers.get(code);
    model.addAttribute("peer", peer);
    model.addAttribute("test", tests.last(peer.member()).orElse(null));
    model.addAttribute("hours", PeerActsController.HOURS);
    model.addAttribute("removal", proposals.open(Proposal.Kind.PEER, code).orElse(null));
    certificates(peer.member(), model);
    return "peers/peer";
  }

  @GetMapping(PATH + "/own")
  String own(Model model) {
    peers.own().ifPresent(member -> certificates(member, model));
    model.addAttribute("maintenance", peers.maintenance().orElse(null));
    return "peers/own";
  }

  @GetMapping(PATH + "/calendar")
  String calendar(Model model) {
    var directory = peers.directory();
    model.addAttribute("calendar", Calendar.of(directory, clock.instant()));
    model.addAttribute("directory", directory);
    return "peers/calendar";
  }

  private void certificates(Member member, Model model) {
    var now = clock.instant();
    List<Ending> all = member.keys().stream().map(key -> Ending.of(member, key, now)).toList();
    model.addAttribute("certificates", all);
    model.addAttribute("now", now);
  }
}
