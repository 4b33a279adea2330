package org.tongban.node.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tongban.core.refusal.RefusedException;
import org.tongban.node.settings.KafkaSettings;
import org.tongban.node.store.FeedCursors;
import org.tongban.node.store.StoreException;

/**
 * Feeds the topics from the database, where everything stands already: while the cluster is away
 * nothing is lost, nobody waits, and afterwards it goes on where it was.
 */
public final class Feeds implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Feeds.class);
  private static final Duration LOOK = Duration.ofMillis(500);
  private static final Duration CLOSING = Duration.ofSeconds(20);

  private final List<Feed> feeds;
  private final LateReplies late;
  private final FeedCursors cursors;
  private final Sender sender;
  private final Reach reach;
  private final ScheduledExecutorService looks =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            var thread = new Thread(work, "kafka-feeds");
            thread.setDaemon(true);
            return thread;
          });

  public Feeds(
      List<Feed> feeds, LateReplies late, FeedCursors cursors, Sender sender, Reach reach) {
    this.feeds = List.copyOf(feeds);
    this.late = Objects.requireNonNull(late, "late");
    this.cursors = Objects.requireNonNull(cursors, "cursors");
    this.sender = Objects.requireNonNull(sender, "sender");
    this.reach = Objects.requireNonNull(reach, "reach");
  }

  /** Those that the settings have on. */
  public static List<Feed> on(KafkaSettings settings, EventTopic events, JournalTopic journal) {
    var feeds = new ArrayList<Feed>();
    if (settings.eventsOn()) {
      feeds.add(events);
    }
    if (settings.journalOn()) {
      feeds.add(journal);
    }
    return feeds;
  }

  /** Begins. */
  public void start() {
    var unused =
        looks.scheduleWithFixedDelay(this::look, 0, LOOK.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** A timer drops a task that throws once; this one must go on whatever happens. */
  private void look() {
    try {
      if (reach.look()) {
        feeds.forEach(feed -> whileMore(() -> step(feed)));
        whileMore(late::tell);
      }
    } catch (NotSentException e) {
      reach.lost();
    } catch (RefusedException | StoreException e) {
      LOG.warn("Nothing could be fed to topics now: {}", e.getMessage());
    } catch (RuntimeException e) {
      LOG.error("Feeding topics failed unforeseen: {}", e.getClass().getName());
    }
  }

  private void whileMore(BooleanSupplier step) {
    while (!looks.isShutdown() && step.getAsBoolean()) {
      // the next
    }
  }

  private boolean step(Feed feed) {
    return cursors.advance(
        feed.name(),
        last -> {
          var pieces = feed.after(last);
          sender.send(pieces.stream().map(Feed.Piece::record).toList());
          return pieces.isEmpty() ? last : pieces.get(pieces.size() - 1).seq();
        });
  }

  @Override
  public void close() {
    looks.shutdown();
    try {
      if (!looks.awaitTermination(CLOSING.toSeconds(), TimeUnit.SECONDS)) {
        looks.shutdownNow();
      }
    } catch (InterruptedException e) {
      looks.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
