package org.onrecord.given;

import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Requests that are sent at the same moment. */
public final class Together {
  private Together() {}

  /** Sends so many requests, numbered from 0, and returns their answers in this order. */
  public static List<Response> send(int count, IntFunction<Response> request) throws Exception {
    CyclicBarrier start = new CyclicBarrier(count);
    ExecutorService threads = Executors.newFixedThreadPool(count);
    try {
      List<Future<Response>> answers =
          IntStream.range(0, count)
              .mapToObj(
                  i ->
                      threads.submit(
                          () -> {
                            start.await();
                            return request.apply(i);
                          }))
              .toList();
      List<Response> got = new ArrayList<>();
      for (Future<Response> answer : answers) {
        got.add(answer.get());
      }
      return got;
    } finally {
      threads.shutdownNow();
    }
  }
}
