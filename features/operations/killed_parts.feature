Feature: Parts are killed
  Whatever is killed at whatever moment, every application reaches its end once, and only once.

  Scenario: Every part is killed twice while 30 applications come in and are decided
    Given the workers, Prefect, S3 and PostgreSQL are going to be killed at random moments, 2 times each
    When 30 applications whose lines open lines are handed in and decided up to the signature
    Then each licence is in the register once everything is back
    And each line that was opened joined once, before the signature was asked for
    And no application was opened twice
    And the numbers have neither a gap nor a repeat
    And each licence stored is the one in the register
    And each applicant was told exactly once of each
    And the records verify
