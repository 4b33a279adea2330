package org.tongban.node.subject;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.function.Supplier;
import org.tongban.core.catalogue.Catalogue;
import org.tongban.core.catalogue.Title;
import org.tongban.core.directory.Directory;
import org.tongban.core.journal.EntryFacts;
import org.tongban.core.journal.EntryKind;
import org.tongban.core.message.MemberCode;
import org.tongban.node.store.SubjectStore.About;
import org.tongban.node.store.SubjectStore.End;

/** An entry of the access record in words that its person understands. */
public final class RecordWords {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT)
          .withZone(ZoneId.of("Asia/Shanghai"));

  private final Supplier<Catalogue> catalogue;
  private final Supplier<Directory> directory;

  public RecordWords(Supplier<Catalogue> catalogue, Supplier<Directory> directory) {
    this.catalogue = catalogue;
    this.directory = directory;
  }

  ObjectNode entry(About about, boolean chinese) {
    var bundle = bundle(chinese);
    var facts = about.entry();
    var json = JsonNodeFactory.instance.objectNode();
    json.put("at", MINUTE.format(facts.at()));
    json.put("what", bundle.getString("what." + facts.kind()));
    facts.peer().ifPresent(peer -> json.put("member", member(peer, chinese)));
    facts.service().ifPresent(service -> json.put("service", service.value()));
    service(facts).ifPresent(title -> json.put("serviceText", in(title, chinese)));
    facts.purpose().ifPresent(purpose -> json.put("purpose", purpose.code()));
    facts
        .purpose()
        .flatMap(purpose -> catalogue.get().title(purpose))
        .ifPresent(title -> json.put("purposeText", in(title, chinese)));
    facts.exchange().ifPresent(id -> json.put("exchange", id.toString()));
    json.put("outcome", bundle.getString(outcome(facts, about.end())));
    return json;
  }

  private Optional<Title> service(EntryFacts facts) {
    return facts
        .service()
        .flatMap(service -> catalogue.get().newest(service))
        .map(contract -> new Title(contract.titleZh(), contract.titleEn()));
  }

  /** Name and code, as everywhere. */
  private String member(MemberCode code, boolean chinese) {
    return directory
        .get()
        .member(code)
        .map(member -> (chinese ? member.nameZh() : member.nameEn()) + " " + code)
        .orElse(code.value());
  }

  private static String outcome(EntryFacts facts, Optional<End> end) {
    if (facts.kind() == EntryKind.SUBJECT_TOLD) {
      return "outcome.told";
    }
    if (facts.kind() == EntryKind.MESSAGE_REJECTED) {
      return "outcome.REFUSED";
    }
    return end.flatMap(End::outcome)
        .map(outcome -> "outcome." + outcome.name())
        .orElse("outcome.none");
  }

  String withheld(String rule, String description, boolean chinese) {
    var bundle = bundle(chinese);
    var key = "withheld." + rule;
    return description.isEmpty() && bundle.containsKey(key) ? bundle.getString(key) : description;
  }

  private static String in(Title title, boolean chinese) {
    return chinese ? title.zh() : title.en();
  }

  private static ResourceBundle bundle(boolean chinese) {
    return ResourceBundle.getBundle(
        RecordWords.class.getName(),
        chinese ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH,
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }
}
