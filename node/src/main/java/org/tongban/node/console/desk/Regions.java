package org.tongban.node.console.desk;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.tongban.core.catalogue.Contract;
import org.tongban.core.directory.Directory;
import org.tongban.core.directory.Member;
import org.tongban.core.identity.Division;
import org.tongban.core.identity.Divisions;
import org.tongban.core.message.MemberCode;
import org.tongban.core.policy.Policy;
import org.tongban.core.refusal.RefusedException;
import org.tongban.node.console.desk.form.FormField.Choice;

/** The divisions as people name them: by name, by pinyin or by code; shown as code and name. */
public final class Regions {
  private static final Pattern CODE = Pattern.compile("([1-9][0-9]{5}(?:[0-9]{3}){0,2})(?:\\s.*)?");

  private final Divisions divisions;
  private final Supplier<Directory> directory;
  private final MemberCode self;
  private final Clock clock;

  Regions(Divisions divisions, Supplier<Directory> directory, MemberCode self, Clock clock) {
    this.divisions = divisions;
    this.directory = directory;
    this.self = self;
    this.clock = clock;
  }

  /** All that stand today; the label is how they are typed. */
  List<Choice> all() {
    return divisions.standing(today()).stream().map(this::choice).toList();
  }

  /** Those whose member answers the service. */
  List<Choice> answering(Contract contract) {
    return divisions.standing(today()).stream()
        .filter(one -> member(one.code()).filter(who -> answers(who, contract)).isPresent())
        .map(this::choice)
        .toList();
  }

  private boolean answers(Member member, Contract contract) {
    return member.active()
        && !member.code().equals(self)
        && member.services().containsKey(contract.id());
  }

  private Choice choice(Division one) {
    return new Choice(one.code() + " " + name(one), Pinyin.of(one.name()));
  }

  Optional<Member> member(String code) {
    try {
      return Optional.of(directory.get().resolve(code, divisions, today()).member());
    } catch (RefusedException e) {
      return Optional.empty();
    }
  }

  /** Code and name; the code alone where the table doesn't have it. */
  public String shown(String code) {
    return divisions.find(code).map(one -> code + " " + name(one)).orElse(code);
  }

  /** 苏州市吴江区. */
  private String name(Division one) {
    boolean county = !one.code().endsWith("00");
    return (county ? divisions.find(one.code().substring(0, 4) + "00") : Optional.<Division>empty())
            .map(Division::name)
            .orElse("")
        + one.name();
  }

  /**
   * The choices that fit what was typed; a code of the right form always fits alone, since villages
   * are in no table.
   */
  List<Choice> fitting(String typed, List<Choice> among) {
    var code = CODE.matcher(typed.strip());
    if (code.matches()) {
      return List.of(new Choice(shown(code.group(1)), ""));
    }
    var exact = among.stream().filter(one -> named(one, typed.strip())).toList();
    return exact.isEmpty()
        ? among.stream().filter(one -> Pinyin.found(typed.strip(), words(one))).toList()
        : exact;
  }

  private static boolean named(Choice one, String typed) {
    return words(one).equals(typed)
        || List.of(one.label().split(" ")).contains(typed.replace(" ", ""));
  }

  private static String words(Choice one) {
    return one.value().substring(one.value().indexOf(' ') + 1);
  }

  /** The code at the beginning of a choice. */
  static String code(Choice one) {
    return one.value().split(" ", 2)[0];
  }

  /** The code of the one that was meant, else what was typed. */
  public String codeOf(String typed) {
    var fits = fitting(typed, all());
    return fits.size() == 1 ? code(fits.get(0)) : typed;
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), Policy.CALENDAR);
  }
}
