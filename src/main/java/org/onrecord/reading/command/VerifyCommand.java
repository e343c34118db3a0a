package org.onrecord.reading.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/**
 * Command-line verification: sends a draft to a service and prints the verdict of each quotation.
 * Needs neither web server nor database.
 */
public final class VerifyCommand {
  /** The first program argument that selects this command. */
  public static final String NAME = "verify";

  static final String USAGE =
      """
      Usage: verify --against URL [--json | --github] [--language TAG] [--published DATE] [DRAFT]

      Compares the quotations in a draft with the record of a service. DRAFT is a file of plain text
      in UTF-8, or of HTML if its name ends with .html; without it, or for -, it reads standard input.

        --json      prints the answer of the service
        --github    prints annotations for GitHub Actions
        --language  the language of the draft, such as en; detected if absent
        --published the date of the draft, to which "on Monday" is relative

      If the environment has ONRECORD_KEY, it is sent as the key of the service.
      Exit code: 0 all quotations are on record, 1 a quotation is not on record, 2 wrong usage,
      3 an error occurred. On record are the verdicts verbatim, typographic, truncated and unrecorded
      without a flag.
      """;

  private static final int ON_RECORD = 0;
  private static final int NOT_ON_RECORD = 1;
  private static final int WRONG_USAGE = 2;
  private static final int FAILED = 3;

  private static final String KEY = "ONRECORD_KEY";
  private static final String STANDARD_INPUT = "-";
  private static final Duration TIMEOUT = Duration.ofMinutes(1);

  private static final JsonMapper JSON = new JsonMapper();

  private final Map<String, String> environment;
  private final InputStream standardIn;
  private final PrintStream out;
  private final PrintStream messages;

  VerifyCommand(
      Map<String, String> environment,
      InputStream standardIn,
      PrintStream out,
      PrintStream messages) {
    this.environment = environment;
    this.standardIn = standardIn;
    this.out = out;
    this.messages = messages;
  }

  /** The command on the standard streams. It prints UTF-8, as the draft is. */
  public static VerifyCommand ofProcess() {
    return new VerifyCommand(
        System.getenv(), System.in, new PrintStream(System.out, true, UTF_8), System.err);
  }

  /**
   * Runs the command.
   *
   * @param arguments those after the command name
   * @return the exit code
   */
  public int run(List<String> arguments) {
    VerifyOptions options;
    try {
      options = VerifyOptions.of(arguments);
    } catch (IllegalArgumentException wrongUsage) {
      messages.println(wrongUsage.getMessage());
      messages.print(USAGE);
      return WRONG_USAGE;
    }
    if (options.help()) {
      messages.print(USAGE);
      return ON_RECORD;
    }
    return run(options);
  }

  private int run(VerifyOptions options) {
    try {
      Draft draft = read(options.draft());
      HttpResponse<String> response = send(options, draft);
      if (response.statusCode() != 200) {
        messages.println(refusal(response));
        return FAILED;
      }
      JsonNode answer = JSON.readTree(response.body());
      if (!answer.path("verifications").isArray()) {
        messages.println(
            options.service() + " is not an OnRecord service: it has no verifications");
        return FAILED;
      }
      return print(answer, options.format(), draft);
    } catch (NoSuchFileException missing) {
      messages.println("No such file: " + missing.getFile());
    } catch (FileSystemException unusable) {
      messages.println("Cannot open file: " + unusable.getMessage());
    } catch (CharacterCodingException malformed) {
      messages.println("The draft is not UTF-8");
    } catch (JsonProcessingException malformed) {
      messages.println(options.service() + " is not an OnRecord service: its answer is not JSON");
    } catch (HttpTimeoutException late) {
      messages.printf("No answer from %s within %d s%n", options.service(), TIMEOUT.toSeconds());
    } catch (ConnectException unreachable) {
      messages.println("Cannot connect to " + options.service() + ". Does the service run there?");
    } catch (IOException failure) {
      messages.printf("Connection to %s failed: %s%n", options.service(), failure.getMessage());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      messages.println("Interrupted");
    }
    return FAILED;
  }

  private Draft read(Path file) throws IOException {
    return file == null
        ? Draft.of(STANDARD_INPUT, standardIn.readAllBytes())
        : Draft.of(file.toString(), Files.readAllBytes(file));
  }

  private HttpResponse<String> send(VerifyOptions options, Draft draft)
      throws IOException, InterruptedException {
    ObjectNode body = JSON.createObjectNode();
    body.put(draft.isPage() ? "html" : "text", draft.text());
    if (options.language() != null) {
      body.put("language", options.language());
    }
    if (options.publishedOn() != null) {
      body.put("publishedOn", options.publishedOn());
    }
    HttpRequest.Builder request =
        HttpRequest.newBuilder(options.service().resolve("verifications"))
            .timeout(TIMEOUT)
            .header("Content-Type", "application/json")
            .header("Accept", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body.toString()));
    if (environment.containsKey(KEY)) {
      request.header("Authorization", "Bearer " + environment.get(KEY));
    }
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(TIMEOUT)
        .build()
        .send(request.build(), HttpResponse.BodyHandlers.ofString(UTF_8));
  }

  private static String refusal(HttpResponse<String> response) {
    StringJoiner message = new StringJoiner(" ");
    message.add("The service answered %d.".formatted(response.statusCode()));
    try {
      JsonNode problem = JSON.readTree(response.body());
      message.add(problem.path("detail").asText(problem.path("title").asText()));
    } catch (JsonProcessingException noProblem) {
      // A proxy may answer with a page, which is not printed.
    }
    if (response.statusCode() == 401) {
      message.add("Set " + KEY + " to a key of the service.");
    }
    response
        .headers()
        .firstValue("Retry-After")
        .ifPresent(seconds -> message.add("Try again in " + seconds + " s."));
    return message.toString();
  }

  private int print(JsonNode answer, VerificationFormat format, Draft draft) {
    format.lines(answer, draft).forEach(out::println);
    for (JsonNode verification : answer.path("verifications")) {
      if (!new VerifiedQuotation(verification).isOnRecord()) {
        return NOT_ON_RECORD;
      }
    }
    return ON_RECORD;
  }
}
