package org.tongban.node.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PostgresBinariesTest {
  @Test
  void three_nodes_at_once_get_the_same_whole_folder() throws Exception {
    // Given a folder without them
    Path shared = Servers.folder("binaries").toAbsolutePath();
    Files.createDirectories(shared);
    Callable<Path> node = () -> PostgresBinaries.unpackedIn(shared);
    var nodes = Executors.newFixedThreadPool(3);
    try {
      // When
      var homes = nodes.invokeAll(Stream.generate(() -> node).limit(3).toList());
      // Then
      Path home = get(homes.get(0));
      assertThat(homes).allSatisfy(other -> assertThat(get(other)).isEqualTo(home));
      assertThat(Files.isExecutable(home.resolve("bin/postgres"))).isTrue();
      assertThat(leftovers(shared)).isEmpty();
    } finally {
      nodes.shutdown();
    }
  }

  private static Path get(Future<Path> home) throws InterruptedException, ExecutionException {
    return home.get();
  }

  private static Stream<Path> leftovers(Path shared) throws IOException {
    return Files.list(shared).filter(path -> path.toString().endsWith(".part"));
  }
}
