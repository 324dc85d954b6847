Feature: Parts are killed in the midst of issuing
  A licence with a card for each of many vehicles is issued as a whole, however often what issues it dies.

  Scenario: Every part is killed twice while the cards of 2 fleets of 50 vehicles are issued
    Given 2 applications for 50 vehicles are checked
    And the workers, Prefect, S3 and PostgreSQL are going to be killed at random moments, 2 times each
    When they are signed
    Then each licence is in the register once everything is back
    And each vehicle has its card once, as it is stored
    And the numbers of the cards have neither a gap nor a repeat
    And each holder was told of the licence once
    And the records verify
