package org.tongban.node;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.GenericApplicationContext;
import org.tongban.node.settings.KafkaSettings;
import org.tongban.node.settings.Settings;
import org.tongban.node.wiring.HeadStart;

/** One running node. */
public final class NodeProgram implements AutoCloseable {
  private final ConfigurableApplicationContext context;

  private NodeProgram(ConfigurableApplicationContext context) {
    this.context = context;
  }

  /** The parts of a node; its settings are put in by {@link #start}. */
  @Configuration(proxyBeanMethods = false)
  @ComponentScan("org.tongban.node.wiring")
  static class Parts {}

  /** Starts a node and returns when it is ready. It stops with {@link #close} or the JVM. */
  public static NodeProgram start(Settings settings) {
    var application =
        new SpringApplicationBuilder(Parts.class)
            .initializers(context -> begin(settings, (GenericApplicationContext) context))
            .properties(
                "tongban.pull-every=" + settings.federation().pullEvery(),
                "tongban.checkpoint-every=" + settings.journal().checkpointEvery(),
                "tongban.erase-at=" + settings.journal().erasure().cron(),
                "tongban.kafka=" + settings.kafka().isPresent(),
                "tongban.kafka-batches="
                    + settings.kafka().filter(KafkaSettings::batchesOn).isPresent(),
                "tongban.console=" + settings.console().enabled(),
                "tongban.simulator=" + settings.demonstration().simulator().isPresent(),
                "tongban.console-oidc=" + settings.console().oidc().isPresent(),
                "server.address=" + settings.api().address(),
                "server.port=" + settings.api().port())
            .build();
    var program = new NodeProgram(application.run());
    program.part(HeadStart.class).warmUp();
    return program;
  }

  /** Called as soon as the log is set up, and closed with the parts if their start fails. */
  private static void begin(Settings settings, GenericApplicationContext parts) {
    var start = HeadStart.begin(settings);
    parts.registerBean(Settings.class, () -> settings);
    parts.registerBean(HeadStart.class, () -> start);
  }

  /** Runs a node until the process is told to stop. */
  public static void run(Settings settings) throws InterruptedException {
    followParent();
    start(settings);
    new CountDownLatch(1).await();
  }

  /** A node of a demonstration ends with the process that started it. */
  private static void followParent() {
    var parent = Optional.ofNullable(Long.getLong("tongban.parent")).flatMap(ProcessHandle::of);
    if (parent.isEmpty()) {
      return;
    }
    var watch =
        new Thread(
            () -> {
              parent.get().onExit().join();
              System.exit(0);
            },
            "parent-watch");
    watch.setDaemon(true);
    watch.start();
  }

  /** A part of the running node. */
  public <T> T part(Class<T> type) {
    return context.getBean(type);
  }

  @Override
  public void close() {
    SpringApplication.exit(context);
  }
}
