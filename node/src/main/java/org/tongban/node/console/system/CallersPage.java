package org.tongban.node.console.system;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.tongban.core.policy.Policy;
import org.tongban.node.console.list.Listing;
import org.tongban.node.console.list.TableState;
import org.tongban.node.console.list.TableStates;
import org.tongban.node.keeper.CallersKeeper;
import org.tongban.node.settings.ApiSettings;
import org.tongban.node.settings.KnownCaller;
import org.tongban.node.store.CallerUseBook;

/** The systems that may call the local API, by which means, and when they last did. */
@Controller
public class CallersPage {
  private final CallersKeeper callers;
  private final CallerUseBook uses;
  private final ApiSettings api;
  private final Clock clock;

  CallersPage(CallersKeeper callers, CallerUseBook uses, ApiSettings api, Clock clock) {
    this.callers = callers;
    this.uses = uses;
    this.api = api;
    this.clock = clock;
  }

  /**
   * A system.
   *
   * @param caller as its file has it; empty for one that the login service let in, or that was
   *     removed
   */
  public record Row(
      String name, Optional<KnownCaller> caller, boolean expired, Optional<Instant> used) {
    /** Key of what it shows. */
    public String by() {
      return "callers.by." + means();
    }

    /** What it shows. */
    String means() {
      return caller
          .map(known -> known.sha256().isPresent() ? "token" : "certificate")
          .orElse("other");
    }
  }

  @GetMapping("/system/callers")
  String callers(HttpServletRequest request, Model model) {
    model.addAttribute("list", list(TableStates.of(request)));
    model.addAttribute("problem", callers.problem().orElse(null));
    model.addAttribute("provider", api.oidc().orElse(null));
    return "system/callers";
  }

  Listing<Row> list(TableState state) {
    var words = state.query().toLowerCase(Locale.ROOT);
    var all = rows().stream().filter(row -> text(row).contains(words)).toList();
    var shown = state.within(all.size());
    return new Listing<>(
        all.stream().skip(shown.from()).limit(shown.size()).toList(), all.size(), shown);
  }

  private static String text(Row row) {
    var more = row.caller().map(one -> one.unit() + " " + one.roles()).orElse("");
    return (row.name() + " " + more).toLowerCase(Locale.ROOT);
  }

  private List<Row> rows() {
    var last = uses.last();
    var today = LocalDate.ofInstant(clock.instant(), Policy.CALENDAR);
    var rows = new ArrayList<Row>();
    for (var one : callers.get()) {
      var used = Optional.ofNullable(last.remove(one.name()));
      rows.add(new Row(one.name(), Optional.of(one), one.expired(today), used));
    }
    for (Map.Entry<String, Instant> other : last.entrySet()) {
      rows.add(new Row(other.getKey(), Optional.empty(), false, Optional.of(other.getValue())));
    }
    rows.sort(Comparator.comparing(Row::name));
    return rows;
  }
}
