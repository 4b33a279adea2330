package org.tongban.node.subject;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tongban.core.catalogue.Catalogue;
import org.tongban.core.journal.EntryFacts;
import org.tongban.core.journal.EntryKind;
import org.tongban.core.message.Outcome;
import org.tongban.core.message.Purpose;
import org.tongban.core.message.ServiceId;
import org.tongban.node.store.SubjectStore.About;
import org.tongban.node.store.SubjectStore.End;

/** Whatever stands in somebody's access record is said in words, in both languages. */
class RecordWordsTest {
  /** What the journal marks with a person. */
  private static final Set<EntryKind> MARKED =
      EnumSet.of(
          EntryKind.ASK_RECEIVED,
          EntryKind.ASK_SENT,
          EntryKind.MESSAGE_REJECTED,
          EntryKind.SUBJECT_TOLD);

  /** One second before midnight in China. */
  private static final Instant AT = Instant.parse("2026-11-22T15:59:59Z");

  private static final Catalogue CATALOGUE = Catalogue.load(Path.of("..", "schemas"));

  private final RecordWords words =
      new RecordWords(
          () -> CATALOGUE,
          () -> {
            throw new AssertionError("nobody is named");
          });

  private static ResourceBundle bundle(Locale language) {
    var control =
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    return ResourceBundle.getBundle(RecordWords.class.getName(), language, control);
  }

  private static About about(EntryKind kind, Optional<End> end) {
    var facts = EntryFacts.of(kind, AT);
    var asked =
        facts.withSubject(new ServiceId("assistance.status"), new Purpose("ASSISTANCE_REVIEW"));
    return new About(kind == EntryKind.SUBJECT_TOLD ? facts : asked, 7, end);
  }

  private List<ObjectNode> inBoth(EntryKind kind, Optional<End> end) {
    return List.of(words.entry(about(kind, end), true), words.entry(about(kind, end), false));
  }

  private List<String> outcomes(EntryKind kind, Optional<End> end) {
    return inBoth(kind, end).stream().map(entry -> entry.path("outcome").asText()).toList();
  }

  @Test
  void bothLanguagesHaveTheSameTexts() {
    // Given
    var english = bundle(Locale.ENGLISH);
    var chinese = bundle(Locale.SIMPLIFIED_CHINESE);

    // Then
    assertThat(chinese.getLocale().getLanguage()).isEqualTo("zh");
    assertThat(new TreeSet<>(chinese.keySet())).isEqualTo(new TreeSet<>(english.keySet()));
    for (var key : chinese.keySet()) {
      assertThat(chinese.getString(key)).as(key).containsPattern("\\p{IsHan}");
      assertThat(english.getString(key)).as(key).doesNotContainPattern("\\p{IsHan}").isNotBlank();
    }
  }

  @Test
  void whatIsMarkedHasWordsAndNothingElse() {
    // When
    var kinds =
        bundle(Locale.ENGLISH).keySet().stream()
            .filter(key -> key.startsWith("what."))
            .map(key -> EntryKind.valueOf(key.substring("what.".length())))
            .collect(Collectors.toSet());

    // Then
    assertThat(kinds).isEqualTo(MARKED);
    for (var kind : MARKED) {
      var said = inBoth(kind, Optional.empty()).stream().map(one -> one.path("what").asText());
      assertThat(said).as(kind.name()).doesNotHaveDuplicates().noneMatch(String::isBlank);
    }
  }

  @ParameterizedTest
  @EnumSource
  void eachOutcomeHasWordsOfItsOwn(Outcome outcome) {
    // Given
    var end = Optional.of(new End(EntryKind.ANSWER_SENT, Optional.of(outcome)));

    // When
    var said = outcomes(EntryKind.ASK_RECEIVED, end);

    // Then
    assertThat(said.get(0)).containsPattern("\\p{IsHan}");
    assertThat(said.get(1)).isNotBlank();
    var others = new HashSet<List<String>>();
    Arrays.stream(Outcome.values())
        .filter(other -> other != outcome)
        .map(other -> Optional.of(new End(EntryKind.ANSWER_SENT, Optional.of(other))))
        .forEach(other -> others.add(outcomes(EntryKind.ASK_RECEIVED, other)));
    assertThat(others).doesNotContain(said);
  }

  @Test
  void whereNothingBecameOfItThatIsSaid() {
    // Given
    var failed = Optional.of(new End(EntryKind.DELIVERY_FAILED, Optional.empty()));

    // Then
    assertThat(outcomes(EntryKind.ASK_SENT, Optional.empty()))
        .isEqualTo(outcomes(EntryKind.ASK_SENT, failed))
        .containsExactly("没有答复记录", "no answer is recorded");
    assertThat(outcomes(EntryKind.MESSAGE_REJECTED, Optional.empty()).get(1)).startsWith("refused");
    assertThat(outcomes(EntryKind.SUBJECT_TOLD, Optional.empty())).containsExactly("已出示", "shown");
  }

  @Test
  void serviceAndPurposeAreNamedAndTheTimeIsThatOfChina() {
    // When
    var said = inBoth(EntryKind.ASK_RECEIVED, Optional.empty());

    // Then
    assertThat(said).extracting(one -> one.path("at").asText()).containsOnly("2026-11-22 23:59");
    assertThat(said.get(0).path("serviceText").asText()).isEqualTo("社会救助状态查询");
    assertThat(said.get(0).path("purposeText").asText()).isEqualTo("社会救助审核与复核");
    assertThat(said.get(1).path("serviceText").asText()).doesNotContainPattern("\\p{IsHan}");
    assertThat(said.get(1).path("purpose").asText()).isEqualTo("ASSISTANCE_REVIEW");
  }

  @Test
  void whatIsHeldBackIsSaidByTheRulesOwnWordsFirst() {
    // Then
    assertThat(words.withheld("supervision", "重复享受核查", false)).isEqualTo("重复享受核查");
    assertThat(words.withheld("no-rule", "", false)).isEqualTo("no rule allows it to be shown");
    assertThat(words.withheld("no-rule", "", true)).isEqualTo("没有规则允许出示");
    assertThat(words.withheld("another", "", true)).isEmpty();
  }
}
