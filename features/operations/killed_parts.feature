Feature: Parts are killed
  Whatever is killed at whatever moment, every application reaches its end once, and only once.

  Scenario: Every part is killed while 30 applications are on their way
    Given the worker, Prefect, S3 and PostgreSQL are going to be killed at random moments
    When 30 applications are decided up to the signature
    Then each licence is in the register once everything is back
    And the numbers have neither a gap nor a repeat
    And each licence stored is the one in the register
    And each applicant was told exactly once of each
    And the records verify
