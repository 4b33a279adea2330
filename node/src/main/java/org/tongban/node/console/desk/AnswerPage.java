package org.tongban.node.console.desk;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.tongban.core.catalogue.Contract;
import org.tongban.core.catalogue.Title;
import org.tongban.core.directory.Directory;
import org.tongban.core.directory.Member;
import org.tongban.core.message.Answer;
import org.tongban.core.message.Ask;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.Missing;
import org.tongban.core.message.Outcome;
import org.tongban.core.message.Purpose;
import org.tongban.core.message.ServiceId;
import org.tongban.node.api.PersonsDoor.Seen;
import org.tongban.node.store.OwnLater;

/** Says an exchange in plain words. */
public final class AnswerPage {
  private final DeskCatalogue catalogue;
  private final Regions regions;
  private final Supplier<Directory> directory;

  AnswerPage(DeskCatalogue catalogue, Regions regions, Supplier<Directory> directory) {
    this.catalogue = catalogue;
    this.regions = regions;
    this.directory = directory;
  }

  /**
   * What the page shows.
   *
   * @param outcome {@code PENDING} while the answer is awaited
   * @param meaning what the contract says that outcome means; may be empty
   * @param signer whose signature was verified; empty where nothing was answered
   */
  record View(
      Seen seen,
      String title,
      Outcome outcome,
      String meaning,
      String source,
      String signer,
      String suite,
      Optional<Instant> asOf,
      Optional<Instant> answeredAt,
      String purpose,
      List<AnswerLines.Line> lines,
      List<AnswerLines.Line> missing,
      Optional<OwnLater> later,
      boolean waiting) {
    public Ask ask() {
      return seen.ask();
    }

    public boolean overdue() {
      return later.filter(kept -> kept.overdue(seen.today())).isPresent();
    }
  }

  View of(Seen seen, boolean chinese) {
    var ask = seen.ask();
    var contract = catalogue.held().find(ask.service(), ask.version());
    var answer = seen.opened().map(opened -> opened.answer());
    boolean waiting = seen.later().filter(OwnLater::open).isPresent();
    var outcome = answer.map(Answer::outcome).orElse(waiting ? Outcome.PENDING : Outcome.ERROR);
    var texts = contract.map(one -> catalogue.texts(one, "answer", chinese));
    return new View(
        seen,
        contract.map(one -> chinese ? one.titleZh() : one.titleEn()).orElse(ask.service().value()),
        outcome,
        contract
            .flatMap(one -> Optional.ofNullable(one.meaning().get(outcome)))
            .map(title -> words(title, chinese))
            .orElse(""),
        member(ask.audience(), chinese),
        answer.map(one -> member(one.issuer(), chinese)).orElse(""),
        seen.opened().map(opened -> opened.answering().suite().name()).orElse(""),
        answer.flatMap(Answer::asOf),
        answer.map(Answer::issuedAt),
        purpose(ask.purpose(), chinese),
        texts
            .flatMap(
                words ->
                    answer.flatMap(Answer::body).map(body -> AnswerLines.of(body, words, regions)))
            .orElse(List.of()),
        texts
            .map(
                words ->
                    answer.map(Answer::missing).orElse(List.of()).stream()
                        .map(part -> missing(part, words::label))
                        .toList())
            .orElse(List.of()),
        seen.later(),
        waiting);
  }

  private static AnswerLines.Line missing(
      Missing part, java.util.function.UnaryOperator<String> labels) {
    return new AnswerLines.Line(labels.apply(part.field()), part.reason(), List.of());
  }

  private static String words(Title title, boolean chinese) {
    return chinese ? title.zh() : title.en();
  }

  private String purpose(Purpose purpose, boolean chinese) {
    return catalogue
        .title(purpose)
        .map(title -> words(title, chinese) + " " + purpose.code())
        .orElse(purpose.code());
  }

  /** What a purpose is called. */
  public String purpose(String code, boolean chinese) {
    return code.isEmpty() ? "" : purpose(new Purpose(code), chinese);
  }

  /** Name of the office, and its division by code and name. */
  public String member(MemberCode code, boolean chinese) {
    var name =
        directory.get().member(code).map(chinese ? Member::nameZh : Member::nameEn).orElse("");
    var place = regions.shown(code.value());
    return name.isEmpty() ? place : name + (chinese ? "(" + place + ")" : " (" + place + ")");
  }

  /** What a service is called. */
  public String service(String id, boolean chinese) {
    return id.isEmpty()
        ? ""
        : newest(new ServiceId(id)).map(one -> chinese ? one.titleZh() : one.titleEn()).orElse(id);
  }

  Optional<Contract> newest(ServiceId service) {
    return catalogue.held().newest(service);
  }
}
