@echo off
rem Finds a Java runtime of version 25 or later, sizes the heap by MEMORY_HARD_LIMIT (MB), and starts
rem the traffic generator. JAVA_OPTS is passed on. Looks, in this order, at TRAFFIC_GENERATOR_JAVA (a
rem java.exe or a JDK's folder), the bundled runtime, JAVA_HOME and PATH.
setlocal EnableExtensions EnableDelayedExpansion

set "HOME_DIR=%~dp0.."
set "JAVA="

if defined TRAFFIC_GENERATOR_JAVA (
  if exist "%TRAFFIC_GENERATOR_JAVA%\bin\java.exe" (
    call :try "%TRAFFIC_GENERATOR_JAVA%\bin\java.exe"
  ) else (
    call :try "%TRAFFIC_GENERATOR_JAVA%"
  )
  if not defined JAVA (
    echo traffic-generator: TRAFFIC_GENERATOR_JAVA is no Java 25 or later: %TRAFFIC_GENERATOR_JAVA% 1>&2
    exit /b 1
  )
)
if not defined JAVA call :try "%HOME_DIR%\runtime\bin\java.exe"
if not defined JAVA if defined JAVA_HOME call :try "%JAVA_HOME%\bin\java.exe"
if not defined JAVA for %%J in (java.exe) do call :try "%%~$PATH:J"
if not defined JAVA (
  echo traffic-generator: needs Java 25 or later, and found none. Install one, or name it in JAVA_HOME or TRAFFIC_GENERATOR_JAVA. 1>&2
  exit /b 1
)

set "MEMORY=%MEMORY_HARD_LIMIT%"
if not defined MEMORY set "MEMORY=4608"
set /a "HEAP=(MEMORY - 150) * 80 / 100" 2>nul
if not defined HEAP set "HEAP=3566"
if %HEAP% LSS 48 set "HEAP=48"
set "INITIAL=64"
if %HEAP% LSS 64 set "INITIAL=%HEAP%"

rem The console is the door without a word, or with a file alone; the others need none of its libraries.
set "CLASS_PATH=%HOME_DIR%\lib\*"
if "%~1"=="" set "CLASS_PATH=%CLASS_PATH%;%HOME_DIR%\lib\console\*"
if "%~2"=="" if /I "%~x1"==".json" set "CLASS_PATH=%CLASS_PATH%;%HOME_DIR%\lib\console\*"

"%JAVA%" -XX:+UseG1GC -XX:G1PeriodicGCInterval=10000 -Xms%INITIAL%m -Xmx%HEAP%m -XX:MinHeapFreeRatio=20 -XX:MaxHeapFreeRatio=40 -XX:ReservedCodeCacheSize=64m -XX:MaxDirectMemorySize=32m -Djdk.readPollers=1 --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow %JAVA_OPTS% -cp "%CLASS_PATH%" dev.trafficgenerator.Main %*
exit /b %ERRORLEVEL%

:try
if "%~1"=="" exit /b 0
if not exist "%~1" exit /b 0
for /f "tokens=3" %%V in ('""%~1" -version 2^>^&1"') do (
  if not defined VERSION set "VERSION=%%~V"
)
if not defined VERSION exit /b 0
for /f "delims=.-+" %%M in ("%VERSION%") do if %%M GEQ 25 set "JAVA=%~1"
set "VERSION="
exit /b 0
