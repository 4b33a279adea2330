package org.tongban.node.console.routes;

import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.tongban.core.catalogue.Catalogue;
import org.tongban.core.catalogue.Contract;
import org.tongban.core.message.ServiceId;
import org.tongban.node.console.approval.Proposal;
import org.tongban.node.console.approval.Proposals;
import org.tongban.node.console.list.Listing;
import org.tongban.node.console.list.TableState;
import org.tongban.node.console.routes.RouteCounts.Count;
import org.tongban.node.console.routes.RouteHistory.Version;
import org.tongban.node.routeguard.RouteState;
import org.tongban.node.routeguard.RouteStates;

/** All look-ups at a glance. */
final class RouteBoard {
  private static final Pattern REGISTER =
      Pattern.compile("#register-([a-z0-9-]+)|\\{\\{register\\.([a-z0-9-]+)\\.");

  private final LookUpFiles files;
  private final RouteStates states;
  private final RouteCounts counts;
  private final RouteHistory history;
  private final Proposals proposals;
  private final Supplier<Catalogue> catalogue;
  private final Clock clock;

  RouteBoard(
      LookUpFiles files,
      RouteStates states,
      RouteCounts counts,
      RouteHistory history,
      Proposals proposals,
      Supplier<Catalogue> catalogue,
      Clock clock) {
    this.files = files;
    this.states = states;
    this.counts = counts;
    this.history = history;
    this.proposals = proposals;
    this.catalogue = catalogue;
    this.clock = clock;
  }

  /**
   * A look-up.
   *
   * @param contract null for a service that the catalogue doesn't know
   * @param registers that it reads, by name
   * @param state null while the node hasn't looked at the file yet, or there is only a draft
   * @param changed null where no version was noted yet
   * @param draft null for none
   */
  record Row(
      String service,
      Contract contract,
      Set<String> registers,
      RouteState state,
      Count count,
      Version changed,
      Proposal draft) {
    /** What people call it. */
    public String title(boolean english) {
      return contract == null ? service : english ? contract.titleEn() : contract.titleZh();
    }

    /** {@code LOADED}, {@code REFUSED}, {@code WAITING} or {@code DRAFT}. */
    public String status() {
      return state != null ? state.status().name() : changed == null ? "DRAFT" : "WAITING";
    }
  }

  /** Those whose name, title, register or state was searched for. */
  Listing<Row> list(TableState state) {
    var words = state.query().toLowerCase(Locale.ROOT);
    var all = rows().values().stream().filter(row -> text(row).contains(words)).toList();
    var shown = state.within(all.size());
    return new Listing<>(
        all.stream().skip(shown.from()).limit(shown.size()).toList(), all.size(), shown);
  }

  private Map<String, Row> rows() {
    var texts = files.all();
    var drafts = new TreeMap<String, Proposal>();
    proposals.open(Proposal.Kind.ROUTE).forEach(one -> drafts.put(one.about(), one));
    var asked = counts.last24h(clock.instant());
    var latest = history.latest();
    var services = new TreeSet<>(texts.keySet());
    services.addAll(drafts.keySet());
    var rows = new TreeMap<String, Row>();
    for (var service : services) {
      rows.put(
          service,
          new Row(
              service,
              contract(service).orElse(null),
              registers(texts.getOrDefault(service, "")),
              states.find(service).orElse(null),
              asked.getOrDefault(service, Count.NONE),
              texts.containsKey(service) ? latest.get(service) : null,
              drafts.get(service)));
    }
    return rows;
  }

  private static String text(Row row) {
    var titles = row.contract == null ? "" : row.contract.titleZh() + " " + row.contract.titleEn();
    var text = String.join(" ", row.service, titles, row.status(), String.join(" ", row.registers));
    return text.toLowerCase(Locale.ROOT);
  }

  /** How the spine stands. */
  Optional<RouteState> spine() {
    return states.find(RouteStates.SPINE);
  }

  /** Services of the catalogue that no look-up answers yet. */
  Set<String> without() {
    var without = new TreeSet<String>();
    catalogue.get().contracts().forEach(contract -> without.add(contract.id().value()));
    without.removeAll(files.all().keySet());
    return without;
  }

  /** The newest contract of a service. */
  Optional<Contract> contract(String service) {
    try {
      return catalogue.get().newest(new ServiceId(service));
    } catch (IllegalArgumentException notOne) {
      return Optional.empty();
    }
  }

  /** The registers that a look-up's text names. */
  static Set<String> registers(String text) {
    var names = new TreeSet<String>();
    var found = REGISTER.matcher(text);
    while (found.find()) {
      names.add(found.group(1) == null ? found.group(2) : found.group(1));
    }
    return names;
  }
}
