package org.tongban.node.kafka;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.camel.component.kafka.consumer.KafkaManualCommit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tongban.core.message.MessageId;
import org.tongban.core.refusal.RefusedException;
import org.tongban.node.batch.BatchJob;
import org.tongban.node.batch.ChunkSender;
import org.tongban.node.job.Jobs;

/**
 * Sends the messages of batches that a replica is told of. What can't be done now goes to the
 * database's own timetable, so that no message waits behind another here.
 */
public final class ChunkDoor implements Processor {
  private static final Logger LOG = LoggerFactory.getLogger(ChunkDoor.class);
  private static final Pattern KEY =
      Pattern.compile("([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/([0-9]{1,9})");

  private final ChunkSender sender;
  private final BatchJob job;
  private final Jobs jobs;

  public ChunkDoor(ChunkSender sender, BatchJob job, Jobs jobs) {
    this.sender = Objects.requireNonNull(sender, "sender");
    this.job = Objects.requireNonNull(job, "job");
    this.jobs = Objects.requireNonNull(jobs, "jobs");
  }

  @Override
  public void process(Exchange exchange) {
    var message = exchange.getMessage();
    var key = message.getHeader(KafkaConstants.KEY, byte[].class);
    var parts = KEY.matcher(key == null ? "" : new String(key, StandardCharsets.UTF_8));
    if (parts.matches()) {
      send(parts);
    } else {
      LOG.warn("A record names no message of a batch");
    }
    message.getHeader(KafkaConstants.MANUAL_COMMIT, KafkaManualCommit.class).commit();
  }

  private void send(Matcher parts) {
    try {
      var batch = MessageId.parse(parts.group(1));
      int number = Integer.parseInt(parts.group(2));
      sender.send(batch, number).ifPresent(wait -> jobs.add(job.later(batch, number, wait)));
    } catch (RefusedException | IllegalArgumentException e) {
      // the database still has it as not sent, and has it taken up from there
      LOG.warn("A message of a batch was not sent now and will be: {}", e.getClass().getName());
    }
  }
}
