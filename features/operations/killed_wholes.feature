Feature: Parts are killed while every way of the language goes on
  Answers that stand, a panel, a line for each vehicle, minutes, a letter, a card for each vehicle, a report after the
  licence and its revocation come about once, however often what carries them dies.

  Scenario: Every part is killed twice while 8 applications go all their ways
    Given the workers, Prefect, S3 and PostgreSQL are going to be killed at random moments, 2 times each
    When 8 applications of the whole language are handed in, go all their ways and their licences are revoked
    Then each has its minutes, its letter, its licence and a card for each vehicle, once
    And each licence was revoked once, by a letter of its own
    And each of these is in the object store as it is in the register
    And no number of the whole language was drawn twice or left out
    And the answer that a correction did not concern was kept once
    And each old vehicle's line joined once
    And each member of the panel signed once
    And each applicant was told once of each moment of hers
    And the records verify
