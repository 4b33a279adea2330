package org.tongban.harness.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tongban.core.message.StrictJson;

/**
 * Playing a story: what comes is held against what was expected, and every fault names its place.
 */
class TellingTest {
  @TempDir private Path folder;

  @Test
  void everyCaseBeginsAsWrittenAndGoesOnAfterAFault() throws IOException {
    // Given
    var step = "{text: {zh: 变, en: c}, change: {region: '310112', behaviour: {silent: true}}}";
    var cast = new Recorded("{\"outcome\":\"POSITIVE\"}");

    // When
    var told = new Telling(cast).tell(story(SmallStory.with("step", step)));

    // Then
    assertThat(cast.calls).containsExactly("reset", "ask", "change 310112", "reset");
    assertThat(told.good()).isFalse();
    assertThat(told.faults())
        .singleElement()
        .satisfies(
            fault -> {
              assertThat(fault.en())
                  .isEqualTo("1 · c · 1 a: The reply should be NOT_FOUND and is POSITIVE");
              assertThat(fault.zh()).startsWith("1 · 例 · 1 问: ");
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          outcome: NOT_FOUND                                | {'outcome':'NOT_FOUND'}                                    | 0
          outcome: NOT_FOUND                                | {'outcome':'NEGATIVE'}                                     | 1
          outcome: POSITIVE, body: {/a: 1}                  | {'outcome':'POSITIVE','body':{'a':1}}                      | 0
          outcome: POSITIVE, body: {/a: 1}                  | {'outcome':'POSITIVE','body':{'a':'1'}}                    | 1
          outcome: POSITIVE, body: {/a: 1}                  | {'outcome':'POSITIVE'}                                     | 1
          outcome: POSITIVE, absent: [/b]                   | {'outcome':'POSITIVE','body':{'b':null}}                   | 1
          outcome: PARTIAL, missing: [x]                    | {'outcome':'PARTIAL','missing':[{'field':'x'}]}            | 0
          outcome: PARTIAL                                  | {'outcome':'PARTIAL','missing':[{'field':'x'}]}            | 1
          outcome: REFUSED, code: not-permitted             | {'outcome':'REFUSED','code':'not-permitted'}               | 0
          outcome: REFUSED, code: not-permitted             | {'outcome':'REFUSED','code':'busy'}                        | 1
          outcome: NO_ANSWER, code: busy, hop: register     | {'code':'busy','hop':'register'}                           | 0
          outcome: NO_ANSWER, code: busy, hop: register     | {'code':'busy','hop':'relay'}                              | 1
          outcome: NO_ANSWER, code: busy                    | {'outcome':'REFUSED','code':'busy'}                        | 1
          outcome: NO_ANSWER, code: busy                    | {'outcome':'ERROR','code':'busy','hop':'answering-node'}    | 0
          outcome: ERROR, code: busy                        | {'outcome':'ERROR','code':'busy','hop':'register'}          | 0
          outcome: AWAITED                                  | {'state':'WAITING','due':'2026-12-07'}                     | 0
          outcome: NO_ANSWER, code: busy                    | {'state':'WAITING','due':'2026-12-07'}                     | 2
          outcome: NOT_SENT, code: busy                     | {'outcome':'REFUSED','code':'busy','hop':'asking-node'}     | 0
          outcome: REFUSED, code: busy                      | {'outcome':'REFUSED','code':'busy','hop':'asking-node'}     | 1
          """)
  void aReplyIsHeldAgainstWhatIsExpected(String expect, String reply, int faults)
      throws IOException {
    // When
    var told =
        new Telling(new Recorded(reply.replace('\'', '"')))
            .tell(story(SmallStory.with("expect", expect)));

    // Then
    assertThat(told.faults()).hasSize(faults);
  }

  private Story story(String text) throws IOException {
    var file = Files.writeString(folder.resolve("story.yaml"), text);
    return StoryFile.read(file, LocalDate.of(2026, 11, 22));
  }

  private static final class Recorded implements Cast {
    private final List<String> calls = new ArrayList<>();
    private final String reply;

    Recorded(String reply) {
      this.reply = reply;
    }

    @Override
    public void reset(Story story) {
      calls.add("reset");
    }

    @Override
    public void change(Story story, Step.Changes change) {
      calls.add("change " + change.region());
    }

    @Override
    public Reply ask(Step.Asks ask) {
      calls.add("ask");
      return new Reply(StrictJson.parse(reply.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }
  }
}
