package org.tongban.node.fhir;

import ca.uhn.fhir.validation.SingleValidationMessage;
import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tongban.core.catalogue.Contract;
import org.tongban.node.station.AnswerSample;

/**
 * Holds an answer of a look-up against the full FHIR validator now and then, in a thread of its
 * own. What it finds goes to the log, by places and never by values, and is counted; the answer has
 * left already. A duration of zero takes none, and then the validator is never loaded.
 */
public final class FhirSample implements AnswerSample, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FhirSample.class);
  private static final String COUNTER = "tongban.fhir.samples";

  private final Supplier<Path> schemas;
  private final Duration every;
  private final Clock clock;
  private final MeterRegistry meters;
  private final AtomicReference<Instant> next = new AtomicReference<>(Instant.MIN);
  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(
          work -> {
            var thread = new Thread(work, "fhir-sample");
            thread.setDaemon(true);
            thread.setPriority(Thread.MIN_PRIORITY);
            // a message of the validator may repeat what it read
            thread.setUncaughtExceptionHandler(
                (t, e) -> LOG.error("A sample broke off: {}", e.getClass().getName()));
            return thread;
          });

  private Optional<ProfileValidator> validator = Optional.empty();
  private Path loaded;

  /**
   * @param schemas folder with the profiles as of now; a catalogue that was pulled has another one
   * @param every at most one answer in this time; zero for none
   */
  public FhirSample(Supplier<Path> schemas, Duration every, Clock clock, MeterRegistry meters) {
    this.schemas = schemas;
    this.every = every;
    this.clock = clock;
    this.meters = meters;
  }

  @Override
  public void offer(Contract contract, JsonNode body) {
    if (every.isZero() || contract.profile().isEmpty()) {
      return;
    }
    var now = clock.instant();
    var due = next.get();
    if (!now.isBefore(due) && next.compareAndSet(due, now.plus(every))) {
      worker.execute(() -> validate(contract, body));
    }
  }

  private void validate(Contract contract, JsonNode body) {
    var faults = validator().check(body.toString(), contract.profile().orElseThrow());
    count(contract, faults.isEmpty() ? "good" : "faulty");
    if (!faults.isEmpty()) {
      LOG.warn(
          "The look-up of {} gives FHIR that does not keep to its profile, at {}",
          contract.id(),
          faults.stream().map(FhirSample::place).distinct().collect(Collectors.joining(", ")));
    }
  }

  private ProfileValidator validator() {
    var folder = schemas.get();
    if (validator.isEmpty() || !folder.equals(loaded)) {
      validator = Optional.of(ProfileValidator.of(folder));
      loaded = folder;
    }
    return validator.get();
  }

  /** The message itself may repeat what it read. */
  private static String place(SingleValidationMessage message) {
    return message.getLocationString() + " (" + message.getMessageId() + ")";
  }

  private void count(Contract contract, String result) {
    meters.counter(COUNTER, "service", contract.id().value(), "result", result).increment();
  }

  /** What is under way ends with the program. */
  @Override
  public void close() {
    worker.shutdownNow();
  }
}
