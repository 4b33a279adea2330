package org.tongban.node.console.peers;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.tongban.core.directory.Member;
import org.tongban.node.console.list.TableStates;

/** The other members, this node's own certificates, and when which of all ends. */
@Controller
public class PeersController {
  static final String PATH = "/peers";
  static final String PEER = PATH + "/members/{code}";

  private final Peers peers;
  private final PeerTests tests;
  private final Clock clock;

  PeersController(Peers peers, PeerTests tests, Clock clock) {
    this.peers = peers;
    this.tests = tests;
    this.clock = clock;
  }

  @GetMapping(PATH)
  String list(HttpServletRequest request, Model model) {
    model.addAttribute("list", peers.list(TableStates.of(request)));
    model.addAttribute("directory", peers.directory());
    return "peers/peers";
  }

  @GetMapping(PEER)
  String peer(@PathVariable String code, Model model) {
    var peer = peers.get(code);
    model.addAttribute("peer", peer);
    model.addAttribute("test", tests.last(peer.member()).orElse(null));
    model.addAttribute("hours", PeerActsController.HOURS);
    certificates(peer.member(), model);
    return "peers/peer";
  }

  @GetMapping(PATH + "/own")
  String own(Model model) {
    peers.own().ifPresent(member -> certificates(member, model));
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
