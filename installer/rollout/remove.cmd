@echo off
rem Removes silently what the MSI beside this file installed. 1618 while the program runs, see install.cmd.
tasklist | find "bellerbeeld" >nul && exit /b 1618
for /f "delims=" %%f in ('dir /b "%~dp0Bellerbeeld-*-x64.msi"') do set msi=%~dp0%%f
start "" /wait msiexec /x "%msi%" /qn /norestart /l*v "%TEMP%\Bellerbeeld-remove.log"
exit /b %ERRORLEVEL%
