package org.tongban.node.console.desk;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.tongban.core.catalogue.Catalogue;
import org.tongban.core.catalogue.Contract;
import org.tongban.core.catalogue.Contract.Interaction;
import org.tongban.core.catalogue.Title;
import org.tongban.core.message.Actor;
import org.tongban.core.message.Purpose;
import org.tongban.core.message.ServiceId;
import org.tongban.core.policy.Policy;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.node.catalogue.SchemaFiles;
import org.tongban.node.console.desk.form.FormTexts;
import org.tongban.node.console.list.Listing;
import org.tongban.node.console.list.TableState;
import org.tongban.node.keeper.CataloguePlace;

/** The services that a clerk may ask, and what a form for them is made of. */
public final class DeskCatalogue {
  /** Those that most clerks come for, first. */
  private static final List<String> FIRST = List.of("assistance", "eldercare", "certificate");

  private final Supplier<Catalogue> catalogue;
  private final Supplier<CataloguePlace> place;
  private final Policy policy;

  DeskCatalogue(Supplier<Catalogue> catalogue, Supplier<CataloguePlace> place, Policy policy) {
    this.catalogue = catalogue;
    this.place = place;
    this.policy = policy;
  }

  /** The families that have a form laid out by hand, each with its service. */
  static Map<String, String> families() {
    var families = new java.util.LinkedHashMap<String, String>();
    families.put("assistance", "assistance.status");
    families.put("eldercare", "eldercare.recognition");
    families.put("certificate", "certificate.marriage");
    return families;
  }

  /** A service of the list. */
  public record Offered(Contract contract, boolean fromTheDesk) {
    public String id() {
      return contract.id().value();
    }

    public String title(boolean chinese) {
      return chinese ? contract.titleZh() : contract.titleEn();
    }

    public String family() {
      return id().substring(0, id().indexOf('.'));
    }

    public String interaction() {
      return contract.interaction().name();
    }

    private String words() {
      return id() + " " + contract.titleZh() + " " + contract.titleEn();
    }
  }

  private List<Offered> offered(Actor actor) {
    var all = catalogue.get();
    return all.contracts().stream()
        .map(Contract::id)
        .distinct()
        .flatMap(id -> all.newest(id).stream())
        .filter(contract -> !purposes(actor, contract).isEmpty())
        .map(contract -> new Offered(contract, fromTheDesk(contract)))
        .sorted(Comparator.comparing(DeskCatalogue::rank).thenComparing(Offered::id))
        .toList();
  }

  private static int rank(Offered one) {
    int first = FIRST.indexOf(one.family());
    return first < 0 ? FIRST.size() : first;
  }

  /**
   * What is reserved in steps, or told as an event, has no one answer that a page could wait for.
   */
  static boolean fromTheDesk(Contract contract) {
    return contract.interaction() != Interaction.TWO_PHASE
        && contract.interaction() != Interaction.EVENT;
  }

  /** Those that our own rules let the clerk ask, searched by words, pinyin or code. */
  Listing<Offered> list(Actor actor, TableState state) {
    var family = state.filter("family");
    var found =
        offered(actor).stream()
            .filter(one -> family.isEmpty() || one.family().equals(family))
            .filter(one -> Pinyin.found(state.query(), one.words()))
            .toList();
    var shown = state.within(found.size());
    var rows = found.stream().skip(shown.from()).limit(shown.size()).toList();
    return new Listing<>(rows, found.size(), shown);
  }

  /** Those of them that are asked in batches. */
  public List<Offered> inBatches(Actor actor) {
    return offered(actor).stream().filter(one -> one.contract().inBatches()).toList();
  }

  /** Of the families those whose service the clerk may ask. */
  List<String> families(Actor actor) {
    var ids = offered(actor).stream().map(Offered::id).toList();
    return families().entrySet().stream()
        .filter(family -> ids.contains(family.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** The purposes of the contract that our own rules let the clerk ask for, in a steady order. */
  List<Purpose> purposes(Actor actor, Contract contract) {
    return contract.purposes().keySet().stream()
        .filter(purpose -> policy.opens(actor, contract.id(), purpose))
        .sorted(Comparator.comparing(Purpose::code))
        .toList();
  }

  /**
   * The newest contract of a service that the clerk may ask.
   *
   * @throws RefusedException {@code CATALOGUE_ITEM_UNKNOWN, NOT_PERMITTED}
   */
  public Contract contract(Actor actor, String service) {
    var contract =
        id(service)
            .flatMap(catalogue.get()::newest)
            .orElseThrow(
                () -> new RefusedException(Reason.CATALOGUE_ITEM_UNKNOWN, "no such service"));
    if (purposes(actor, contract).isEmpty()) {
      throw new RefusedException(Reason.NOT_PERMITTED, "no rule for that clerk and service");
    }
    return contract;
  }

  private static Optional<ServiceId> id(String service) {
    try {
      return Optional.of(new ServiceId(service));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The catalogue in force. */
  Catalogue held() {
    return catalogue.get();
  }

  Optional<Title> title(Purpose purpose) {
    return catalogue.get().title(purpose);
  }

  private SchemaFiles files() {
    return SchemaFiles.of(place.get().folder(), catalogue.get());
  }

  JsonNode schema(Contract contract) {
    return files().ask(contract);
  }

  /** The words of a contract's asks or answers. */
  FormTexts texts(Contract contract, String side, boolean chinese) {
    var files = files();
    var tables = files.tables(contract, side);
    var codes = new HashMap<String, Map<String, Title>>();
    tables.values().forEach(table -> codes.computeIfAbsent(table, files::codes));
    return new FormTexts(chinese, tables, codes);
  }

  JsonNode example(Contract contract) {
    return files().askExample(contract);
  }
}
