package org.tongban.node.console.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tongban.node.console.approval.Proposal.Kind;
import org.tongban.node.console.approval.ProposalException.Fault;
import org.tongban.node.console.user.Operations;
import org.tongban.node.store.Database;
import org.tongban.node.store.TestDatabases;

/** A file that is changed by two. */
class FileDraftsTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-22T02:00:00Z"), ZoneOffset.UTC);

  @TempDir Path folder;
  private Database database;
  private FileDrafts drafts;
  private Path file;

  @BeforeEach
  void aFile() throws Exception {
    database = TestDatabases.fresh(2);
    file = Files.writeString(folder.resolve("access.yaml"), "one\n");
    var operations = new Operations(database.dataSource(), CLOCK);
    drafts = new FileDrafts(new Proposals(database.dataSource(), operations, CLOCK), new OneFile());
  }

  @AfterEach
  void stop() {
    database.close();
  }

  /** A text is wrong that says so. */
  private final class OneFile implements FileDrafts.Subject {
    @Override
    public Kind kind() {
      return Kind.ACCESS;
    }

    @Override
    public String about() {
      return "access.yaml";
    }

    @Override
    public Optional<String> text() {
      return FileOnDisk.text(file);
    }

    @Override
    public List<FileProblem> problems(String text) {
      return text.contains("wrong") ? List.of(new FileProblem(1, 1, "wrong")) : List.of();
    }

    @Override
    public void noted(String by, String text) {}

    @Override
    public void put(String text) {
      FileOnDisk.put(file, text);
    }
  }

  private String base() {
    return FileOnDisk.digest(drafts.inForce());
  }

  private static void refused(Fault fault, ThrowingCallable what) {
    assertThatThrownBy(what)
        .isInstanceOfSatisfying(
            ProposalException.class, e -> assertThat(e.fault()).isEqualTo(fault));
  }

  @Test
  void whoSavesWhatIsThereAlreadyIsNoAuthorAndMayPublish() {
    // Given
    var draft = drafts.write("an", 0, base(), "two\r\n");

    // When
    var same = drafts.write("bo", draft.version(), base(), "two");
    drafts.submit("an", same.version(), "");

    // Then
    drafts.publish("bo", drafts.open().orElseThrow().version());
    assertThat(file).hasContent("two\n");
  }

  @Test
  void whatWasEditedMeanwhileIsNotOverwritten() throws Exception {
    // Given
    var draft = drafts.write("an", 0, base(), "two");
    drafts.submit("an", draft.version(), "");
    Files.writeString(file, "by hand\n");

    // Then
    refused(Fault.MOVED, () -> drafts.publish("bo", drafts.open().orElseThrow().version()));
    assertThat(file).hasContent("by hand\n");
    assertThat(drafts.open()).isPresent();
  }

  @Test
  void whatIsWrongOrEmptyIsNotSubmitted() {
    refused(Fault.EMPTY, () -> drafts.write("an", 0, base(), " \r\n"));
    var draft = drafts.write("an", 0, base(), "wrong");
    refused(Fault.WRONG, () -> drafts.submit("an", draft.version(), ""));
    assertThat(file).hasContent("one\n");
  }
}
