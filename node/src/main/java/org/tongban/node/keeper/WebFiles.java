package org.tongban.node.keeper;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Files below one address of a web server. Whether they are genuine is for signature and digests to
 * say; sizes and times are bounded here. Redirections are not followed.
 */
public final class WebFiles {
  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration WHOLE = Duration.ofSeconds(30);
  private static final int LARGEST = 4 * 1024 * 1024;
  private static final int FOUND = 200;
  private static final int ABSENT = 404;

  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(CONNECT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private final Duration whole;

  WebFiles() {
    this(WHOLE);
  }

  /**
   * @param whole time for one file, from the connection to its last byte
   */
  public WebFiles(Duration whole) {
    this.whole = whole;
  }

  /**
   * The file's bytes.
   *
   * @param name path below the base, plain text
   * @throws IOException when it can't be had whole, in time and within 4 MiB; its message is for an
   *     administrator
   */
  byte[] get(String base, String name) throws IOException {
    return fetch(HttpRequest.newBuilder(address(base, name)).build(), name);
  }

  /** The same for a file that need not be there. */
  Optional<byte[]> find(String base, String name) throws IOException {
    try {
      return Optional.of(get(base, name));
    } catch (AbsentException e) {
      return Optional.empty();
    }
  }

  /** The same for the whole address of one file. */
  public byte[] get(URI address) throws IOException {
    return fetch(HttpRequest.newBuilder(address).build(), address.getPath());
  }

  /**
   * What the server replies to something that is sent to it.
   *
   * @throws IOException as above
   */
  public byte[] post(URI address, String type, byte[] body) throws IOException {
    var request =
        HttpRequest.newBuilder(address)
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    return fetch(request, address.getPath());
  }

  private byte[] fetch(HttpRequest request, String name) throws IOException {
    var file = new ByteArrayOutputStream();
    var reply =
        client.sendAsync(
            request,
            BodyHandlers.ofByteArrayConsumer(part -> part.ifPresent(bytes -> append(file, bytes))));
    int status = wait(reply, name).statusCode();
    if (status == ABSENT) {
      throw new AbsentException(name);
    }
    if (status != FOUND) {
      throw new IOException(name + ": the server replies " + status);
    }
    return file.toByteArray();
  }

  private static void append(ByteArrayOutputStream file, byte[] part) {
    if (file.size() + part.length > LARGEST) {
      throw new TooLargeException();
    }
    file.writeBytes(part);
  }

  /** The client's own time limit ends with the head of a reply, so the whole is timed here. */
  private <T> HttpResponse<T> wait(Future<HttpResponse<T>> reply, String name) throws IOException {
    try {
      return reply.get(whole.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw new IOException(name + ": the server takes too long", e);
    } catch (ExecutionException e) {
      throw new IOException(name + ": " + words(e.getCause()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(name + ": the node is stopping", e);
    } finally {
      reply.cancel(true);
    }
  }

  /** Messages of the client are at times empty, so the kind of failure is told. */
  private static String words(Throwable failure) {
    return failure instanceof TooLargeException
        ? "is larger than 4 MiB"
        : "can't be fetched (" + failure.getClass().getSimpleName() + ")";
  }

  private static URI address(String base, String name) throws IOException {
    try {
      var path = new URI(null, null, "/" + name, null).getRawPath();
      return URI.create(base + path);
    } catch (URISyntaxException e) {
      throw new IOException(name + ": can't stand in an address", e);
    }
  }

  private static final class AbsentException extends IOException {
    private static final long serialVersionUID = 1L;

    AbsentException(String name) {
      super(name + ": the server replies " + ABSENT);
    }
  }

  private static final class TooLargeException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
