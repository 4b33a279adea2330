package org.tongban.node.console.desk;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.tongban.core.catalogue.Contract;
import org.tongban.core.catalogue.Contract.Interaction;
import org.tongban.core.directory.Agreement;
import org.tongban.core.directory.Directory;
import org.tongban.core.message.Actor;
import org.tongban.core.message.BasisType;
import org.tongban.core.message.Purpose;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.core.refusal.Violation;
import org.tongban.node.console.desk.form.FormField;
import org.tongban.node.console.desk.form.FormField.Choice;
import org.tongban.node.console.desk.form.FormField.Kind;
import org.tongban.node.console.desk.form.FormMaker;
import org.tongban.node.console.desk.form.FormReader;
import org.tongban.node.console.desk.form.FormTexts;

/** The form of a service for one clerk: what it offers, reads and finds wrong. */
public final class DeskForm {
  private static final int MOST_FITTING = 5;
  private static final Pattern ROWS =
      Pattern.compile("(add|remove) /body((?:/(?:[A-Za-z_][A-Za-z0-9_-]*|[0-9]{1,2}))+)");

  private final DeskCatalogue catalogue;
  private final Regions regions;
  private final Supplier<Directory> directory;

  DeskForm(DeskCatalogue catalogue, Regions regions, Supplier<Directory> directory) {
    this.catalogue = catalogue;
    this.regions = regions;
    this.directory = directory;
  }

  /** A violation where the reader finds it. */
  public record Fault(String id, String label, String text) {}

  /** What the template shows. */
  public record View(
      Contract contract,
      boolean many,
      Filled filled,
      List<FormField> head,
      FormField body,
      List<Choice> regions,
      List<Choice> divisions,
      List<Fault> faults) {
    public FormField top(String pointer) {
      return head.stream().filter(one -> one.pointer().equals(pointer)).findFirst().orElseThrow();
    }
  }

  static boolean many(Contract contract) {
    return contract.interaction() == Interaction.FAN_OUT;
  }

  /** Reads what was posted. */
  Filled read(Contract contract, Map<String, List<String>> posted) {
    var body = FormReader.read(catalogue.schema(contract), posted, regions::codeOf);
    return Filled.of(posted, body);
  }

  /**
   * One row more or less, as a button says: {@code add /body/parties}, {@code remove
   * /body/parties/1}.
   */
  static Filled rows(Filled filled, String what) {
    var said = ROWS.matcher(what);
    if (!said.matches()) {
      throw new RefusedException(Reason.REQUEST_MALFORMED, "no button of this page");
    }
    var body = filled.body().deepCopy();
    var pointer = JsonPointer.valueOf(said.group(2));
    try {
      if (said.group(1).equals("add")) {
        body.withArray(pointer).addObject();
      } else if (body.at(pointer.head()) instanceof ArrayNode list) {
        list.remove(pointer.last().getMatchingIndex());
      }
    } catch (UnsupportedOperationException | IllegalArgumentException e) {
      throw new RefusedException(Reason.REQUEST_MALFORMED, "no list of this form");
    }
    return filled.with(body);
  }

  /** What is ready to be checked and sent: without empty rows, the region by its code. */
  public Filled ready(Contract contract, Filled filled) {
    var pruned = filled.with(FormReader.pruned(filled.body()));
    var fits = regions.fitting(filled.to(), regions.answering(contract));
    return !filled.to().isEmpty() && fits.size() == 1 ? pruned.to(fits.get(0).value()) : pruned;
  }

  /** Everything that is wrong with it before it is asked. */
  List<Violation> check(Actor actor, Contract contract, Filled filled) {
    var found = new ArrayList<>(checkHead(actor, contract, filled));
    found.addAll(catalogue.held().checkAskBody(contract, filled.body()));
    return found;
  }

  /** The same of all but what is asked. */
  public List<Violation> checkHead(Actor actor, Contract contract, Filled filled) {
    var found = new ArrayList<Violation>();
    if (!many(contract)) {
      region(contract, filled.to(), found);
    }
    var purpose =
        catalogue.purposes(actor, contract).stream()
            .filter(one -> one.code().equals(filled.purpose()))
            .findFirst();
    one(Filled.PURPOSE, filled.purpose(), purpose.isPresent(), found);
    boolean basis =
        purpose
            .map(contract.purposes()::get)
            .filter(
                rule -> rule.basis().stream().anyMatch(type -> type.name().equals(filled.basis())))
            .isPresent();
    one(Filled.BASIS, filled.basis(), basis || purpose.isEmpty(), found);
    text(Filled.REFERENCE, filled.reference(), 200, found);
    text(Filled.CASE, filled.caseNumber(), 100, found);
    return found;
  }

  private void region(Contract contract, String to, List<Violation> found) {
    var fits = to.isEmpty() ? List.<Choice>of() : regions.fitting(to, regions.answering(contract));
    if (to.isEmpty()) {
      found.add(new Violation(Filled.TO, "must be present"));
    } else if (fits.isEmpty()) {
      found.add(new Violation(Filled.TO, "names no region that answers this"));
    } else if (fits.size() > 1) {
      var some = fits.stream().limit(MOST_FITTING).map(Choice::value).toList();
      found.add(new Violation(Filled.TO, "fits several regions: " + String.join(", ", some)));
    }
  }

  private static void one(String at, String value, boolean good, List<Violation> found) {
    if (value.isEmpty()) {
      found.add(new Violation(at, "must be present"));
    } else if (!good) {
      found.add(new Violation(at, "must be one of the list"));
    }
  }

  private static void text(String at, String value, int longest, List<Violation> found) {
    if (value.isEmpty()) {
      found.add(new Violation(at, "must be present"));
    } else if (value.codePointCount(0, value.length()) > longest) {
      found.add(new Violation(at, "must be 1 to " + longest + " characters"));
    }
  }

  /** The form with what stands in it and what is wrong, each at its field. */
  public View view(
      Actor actor, Contract contract, Filled filled, List<Violation> wrong, boolean chinese) {
    var texts = catalogue.texts(contract, "ask", chinese);
    var schema = catalogue.schema(contract);
    var example = catalogue.example(contract);
    var plain = FormMaker.make(schema, texts, example, filled.body(), Map.of());
    var names = head(actor, contract, filled, Map.of(), chinese);
    var faults = new LinkedHashMap<String, List<String>>();
    for (var violation : wrong) {
      faults
          .computeIfAbsent(place(violation.pointer(), plain, names), at -> new ArrayList<>())
          .add(texts.fault(violation.message()));
    }
    var body = FormMaker.make(schema, texts, example, filled.body(), faults);
    var head = head(actor, contract, filled, faults, chinese);
    return new View(
        contract,
        many(contract),
        filled,
        head,
        body,
        regions.answering(contract),
        regions.all(),
        summary(faults, body, head));
  }

  /** The nearest place that the form has. */
  private static String place(String pointer, FormField body, List<FormField> head) {
    var at = pointer;
    while (at.length() > 1) {
      if (find(at, body, head) != null) {
        return at;
      }
      at = at.substring(0, at.lastIndexOf('/'));
    }
    return FormReader.BODY;
  }

  private static FormField find(String pointer, FormField body, List<FormField> head) {
    return head.stream()
        .filter(one -> one.pointer().equals(pointer))
        .findFirst()
        .orElseGet(() -> body.find(pointer).orElse(null));
  }

  private static List<Fault> summary(
      Map<String, List<String>> faults, FormField body, List<FormField> head) {
    var all = new ArrayList<Fault>();
    faults.forEach(
        (pointer, texts) -> {
          var field = find(pointer, body, head);
          texts.forEach(text -> all.add(new Fault(field.id(), field.label(), text)));
        });
    return all;
  }

  private List<FormField> head(
      Actor actor,
      Contract contract,
      Filled filled,
      Map<String, List<String>> faults,
      boolean chinese) {
    var purposes =
        catalogue.purposes(actor, contract).stream()
            .map(one -> new Choice(one.code(), purpose(one, chinese)))
            .toList();
    var texts = catalogue.texts(contract, "ask", chinese);
    return List.of(
        top(Filled.TO, Kind.DIVISION, "head.to", texts, List.of(), filled.to(), faults),
        top(Filled.PURPOSE, Kind.ONE_OF, "head.purpose", texts, purposes, filled.purpose(), faults),
        top(
            Filled.BASIS,
            Kind.ONE_OF,
            "head.basis",
            texts,
            basis(contract, texts),
            filled.basis(),
            faults),
        top(Filled.REFERENCE, Kind.TEXT, "head.ref", texts, List.of(), filled.reference(), faults),
        top(Filled.CASE, Kind.TEXT, "head.case", texts, List.of(), filled.caseNumber(), faults),
        top(
            Filled.AGREEMENT,
            Kind.ONE_OF,
            "head.agreement",
            texts,
            agreements(contract),
            filled.agreement(),
            faults));
  }

  private static FormField top(
      String pointer,
      Kind kind,
      String key,
      FormTexts texts,
      List<Choice> choices,
      String value,
      Map<String, List<String>> faults) {
    return new FormField(
        pointer,
        kind,
        texts.label(key),
        texts.label(key + ".hint"),
        "",
        !pointer.equals(Filled.AGREEMENT),
        choices,
        value.isEmpty() ? List.of() : List.of(value),
        List.of(),
        false,
        false,
        faults.getOrDefault(pointer, List.of()));
  }

  private String purpose(Purpose purpose, boolean chinese) {
    return catalogue
        .title(purpose)
        .map(title -> (chinese ? title.zh() : title.en()) + " " + purpose.code())
        .orElse(purpose.code());
  }

  /** Those of any of its purposes; which goes with which is said when it doesn't fit. */
  private static List<Choice> basis(Contract contract, FormTexts texts) {
    return java.util.Arrays.stream(BasisType.values())
        .filter(
            type -> contract.purposes().values().stream().anyMatch(r -> r.basis().contains(type)))
        .map(type -> new Choice(type.name(), texts.label("basis." + type)))
        .toList();
  }

  private List<Choice> agreements(Contract contract) {
    return directory.get().agreements().stream()
        .filter(one -> one.services().contains(contract.id()))
        .map(Agreement::id)
        .map(id -> new Choice(id, id))
        .toList();
  }
}
