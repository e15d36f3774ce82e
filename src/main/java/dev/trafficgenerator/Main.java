package dev.trafficgenerator;

/// Picks the door.
public final class Main {

  private Main() {}

  public static void main(String[] args) {
    System.exit(2);
  }
}
