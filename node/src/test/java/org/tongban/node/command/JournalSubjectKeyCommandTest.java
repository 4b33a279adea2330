package org.tongban.node.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tongban.core.seal.SubjectKeys;
import org.tongban.node.store.SubjectStore;

/** The key over the hashes of persons is exchanged beside a running database. */
class JournalSubjectKeyCommandTest {
  private static final String PERSON = "310199194003050029";
  @TempDir private static Path folder;
  private static NodeAside node;

  @BeforeAll
  static void aNode() throws Exception {
    node = NodeAside.in(folder, "");
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  private static Terminal run(int expected, String... more) {
    return node.journal(expected, "subject-key", more);
  }

  private static void mark(SubjectKeys keys) throws Exception {
    try (var connection = node.source().getConnection();
        var insert =
            connection.prepareStatement(
                "INSERT INTO journal_subject (hash, seq, generation) VALUES (?, 1, ?)")) {
      insert.setBytes(1, keys.mark(PERSON).hash());
      insert.setInt(2, keys.generation());
      insert.executeUpdate();
    }
  }

  @Test
  void aNewKeyCoversEverythingAndAnotherFileIsRefused() throws Exception {
    // Given
    var file = node.settings().journal().subjectKeys();
    var store = new SubjectStore(node.source());
    run(ExitCodes.NEGATIVE, "--new");
    assertThat(file).as("made by a start of the node only").doesNotExist();
    var first = SubjectKeys.add(file);
    store.knows(first);
    mark(first);

    // When
    var done = run(ExitCodes.GOOD, "--new");
    var again = run(ExitCodes.GOOD);

    // Then
    assertThat(done.out()).contains("1 hashes", "2 keys");
    assertThat(again.out()).contains("0 hashes");
    assertThat(Files.readAllLines(file)).hasSize(2);
    var late = Instant.parse("2030-01-01T00:00:00Z");
    assertThat(store.about(first.marks(PERSON), Instant.EPOCH, late, Long.MAX_VALUE, 9)).isEmpty();
    refusesOthers(file);
  }

  private static void refusesOthers(Path file) throws IOException {
    // Given
    Files.delete(file);
    SubjectKeys.add(file);
    var before = Files.readString(file);

    // When
    var refused = run(ExitCodes.NEGATIVE, "--new");

    // Then
    assertThat(refused.err()).contains("holds other keys");
    assertThat(Files.readString(file)).isEqualTo(before);
  }
}
