package org.tongban.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tongban.core.catalogue.Catalogue;
import org.tongban.core.message.MemberCode;
import org.tongban.harness.story.FederationCast;
import org.tongban.harness.story.NodeDoor;
import org.tongban.harness.story.Report;
import org.tongban.harness.story.Story;
import org.tongban.harness.story.StoryFile;
import org.tongban.harness.story.Telling;
import org.tongban.harness.story.Told;
import org.tongban.it.federation.Federation;
import org.tongban.it.federation.WithFederation;
import org.tongban.node.demo.register.Region;

/** Every story goes as it is written, between real nodes and simulated regions. */
@WithFederation
class StoriesIT {
  private static final Path PAGES = Path.of("target", "stories");

  private final Federation federation;
  @TempDir private Path data;

  StoriesIT(Federation federation) {
    this.federation = federation;
  }

  @AfterEach
  void restore() {
    federation.publish();
    List.of(Region.values()).forEach(federation::awaitNothing);
  }

  @Test
  void everyStoryGoesAsItIsWritten() throws IOException {
    // Given
    var stories = stories();
    var schemas = federation.layout().home().resolve("schemas");
    var folder = federation.layout().federation();
    List<Told> told = new ArrayList<>();

    // When
    try (var cast =
        FederationCast.join(stories, nodes(), folder, data, schemas, 0, Clock.systemUTC())) {
      federation.takeDirectory();
      stories.forEach(story -> told.add(new Telling(cast).tell(story)));
    }
    Report.write(told, Catalogue.load(schemas), PAGES, ZonedDateTime.now(Clock.systemUTC()));

    // Then
    assertThat(told).hasSize(8);
    assertThat(told.stream().flatMap(one -> one.faults().stream()).map(fault -> fault.en()))
        .as("see " + PAGES.toAbsolutePath())
        .isEmpty();
  }

  private static List<Story> stories() throws IOException {
    var today = LocalDate.now(Clock.system(ZoneId.of("Asia/Shanghai")));
    List<Story> stories = new ArrayList<>();
    try (var files = Files.list(Path.of("stories"))) {
      for (var file : files.filter(one -> one.toString().endsWith(".yaml")).sorted().toList()) {
        stories.add(StoryFile.read(file, today));
      }
    }
    return stories;
  }

  private Map<MemberCode, NodeDoor> nodes() {
    var client = HttpClient.newHttpClient();
    var nodes = new HashMap<MemberCode, NodeDoor>();
    for (var region : Region.values()) {
      var api = URI.create(federation.layout().api(region));
      nodes.put(new MemberCode(region.code()), new NodeDoor(client, api, federation.token(region)));
    }
    return nodes;
  }
}
