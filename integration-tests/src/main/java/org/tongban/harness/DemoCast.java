package org.tongban.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.tongban.core.message.MemberCode;
import org.tongban.harness.story.FederationCast;
import org.tongban.harness.story.NodeDoor;
import org.tongban.harness.story.Story;
import org.tongban.node.demo.DemoLayout;
import org.tongban.node.demo.register.Region;

/** The nodes of a running demonstration as players of stories. */
final class DemoCast {
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

  private DemoCast() {}

  /**
   * Returns when every node knows the simulated regions.
   *
   * @throws UncheckedIOException when a node isn't there or doesn't take the directory over
   */
  static FederationCast join(
      List<Story> stories, DemoLayout layout, Path data, int ports, Clock clock)
      throws InterruptedException {
    var nodes = nodes(layout);
    var cast =
        FederationCast.join(
            stories,
            nodes,
            layout.federation(),
            data,
            layout.home().resolve("schemas"),
            ports,
            clock);
    boolean known = false;
    try {
      for (var node : nodes.values()) {
        awaitDirectory(node, cast.directoryVersion());
      }
      known = true;
      return cast;
    } finally {
      if (!known) {
        cast.close();
      }
    }
  }

  private static Map<MemberCode, NodeDoor> nodes(DemoLayout layout) {
    var client = HttpClient.newHttpClient();
    var nodes = new HashMap<MemberCode, NodeDoor>();
    for (var region : Region.values()) {
      var door = new NodeDoor(client, URI.create(layout.api(region)), token(layout, region));
      // one that isn't there shall be said before anything is changed
      door.directoryVersion();
      nodes.put(new MemberCode(region.code()), door);
    }
    return nodes;
  }

  private static String token(DemoLayout layout, Region region) {
    try {
      return Files.readString(layout.token(region)).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(layout.token(region) + " can't be read", e);
    }
  }

  private static void awaitDirectory(NodeDoor node, long version) throws InterruptedException {
    for (int second = 0; node.directoryVersion() < version; second++) {
      if (second >= LONGEST_WAIT.toSeconds()) {
        throw new UncheckedIOException(
            "a node doesn't take the directory over", new SocketTimeoutException());
      }
      TimeUnit.SECONDS.sleep(1);
    }
  }
}
