Feature: Prefect is down
  Officers keep deciding; what their decisions owe is performed once Prefect is back.

  Scenario: The next officer has her task at once, and the licences follow
    Given Prefect was killed
    When 5 applications are decided up to the signature
    Then each next officer found her task when she first looked
    And each application has its number
    And each licence is in the register once Prefect is back
    And the records verify
