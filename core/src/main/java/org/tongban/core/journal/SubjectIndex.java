package org.tongban.core.journal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.tongban.core.catalogue.Catalogue;
import org.tongban.core.catalogue.Contract;
import org.tongban.core.message.Ask;
import org.tongban.core.message.AskItem;
import org.tongban.core.seal.SubjectKeys;
import org.tongban.core.seal.SubjectMark;

/**
 * Marks the persons that an ask names, where its contract says that it names them, so that who
 * asked about a person can be told to that person later, also when nobody keeps the ask any more.
 */
public final class SubjectIndex {
  private final Supplier<Catalogue> catalogue;
  private final Supplier<SubjectKeys> keys;

  public SubjectIndex(Supplier<Catalogue> catalogue, Supplier<SubjectKeys> keys) {
    this.catalogue = Objects.requireNonNull(catalogue, "catalogue");
    this.keys = Objects.requireNonNull(keys, "keys");
  }

  /** The persons, each once; none where the contract is not known here. */
  List<SubjectMark> of(Ask ask) {
    return catalogue
        .get()
        .find(ask.service(), ask.version())
        .map(contract -> marks(contract, bodies(ask)))
        .orElse(List.of());
  }

  SubjectMark mark(String number) {
    return keys.get().mark(number);
  }

  private static Stream<JsonNode> bodies(Ask ask) {
    return ask.items().isEmpty() ? Stream.of(ask.body()) : ask.items().stream().map(AskItem::body);
  }

  private List<SubjectMark> marks(Contract contract, Stream<JsonNode> bodies) {
    var marking = keys.get().marking();
    return bodies
        .flatMap(
            body ->
                contract.subjects().stream().flatMap(subject -> text(body.at(subject.idNumber()))))
        .map(marking::mark)
        .distinct()
        .toList();
  }

  private static Stream<String> text(JsonNode number) {
    return number.isTextual() && !number.textValue().isBlank()
        ? Stream.of(number.textValue())
        : Stream.empty();
  }
}
